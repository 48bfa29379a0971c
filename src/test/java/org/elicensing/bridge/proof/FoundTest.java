package org.elicensing.bridge.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.proof.Step.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the proof has found, as short as it found it: the bridge once did otherwise than the model. */
class FoundTest {

  /** Variants of {@link Paperwork}. */
  private static final int LAST_LINE_DROPPED = 8040;
  private static final int AS_IT_WAS = 9300;
  private static final int LIMITED_IN_VALUE_TOO = 17828;

  private static WriterStage stage;

  @BeforeAll
  static void open() {
    stage = new WriterStage(ProveLedger.open(TestDatabases.SQLITE));
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  @Test
  void amendment_counts_what_is_only_held_beside_what_was_written_off_by_hand() {
    agree(step(Kind.CC504C, 0, use(2, "1", "99.99")), step(Kind.RESERVE, 0, use(2, "5", "10")), step(Kind.WRITE_OFF, 0, use(1, "5", "99.99")),
        step(Kind.CC515C, 1, use(1, "7", "1")), step(Kind.CC528C, 0));
  }

  @Test
  void single_window_corrects_only_what_is_consumed() {
    agree(step(Kind.RESERVE, 0, use(2, "5", "10")), step(Kind.WRITE_OFF, 0, use(1, "5", "99.99")), step(Kind.AMEND, 0, use(2, "6", "10")), step(Kind.AMEND, 0, use(1, "6", "10")),
        step(Kind.WITHDRAW, 0));
  }

  @Test
  void what_is_only_held_is_released_and_not_withdrawn_when_an_amendment_names_the_licence_no_more() {
    agree(step(Kind.RESERVE, 0, use(1, "5", "10")), step(Kind.WRITE_OFF, 0, use(2, "6", "1")), step(Kind.CC504C, 0, new Item(2, 1, 1, "841199", BigDecimal.TEN, "GRM", null, null)));
  }

  @Test
  void reservation_under_both_names_is_decided_on_what_stands_under_either() {
    agree(step(Kind.RESERVE, 2, use(1, "60", "10")), step(Kind.CC599C, 0), step(Kind.RESERVE, 3, use(1, "59", "10")));
  }

  @Test
  void reservation_under_both_names_never_undoes_what_is_consumed_under_one() {
    agree(step(Kind.RESERVE, 2, use(1, "60", "10")), step(Kind.RELEASE, 0), step(Kind.CC599C, 0), step(Kind.RESERVE, 3, use(1, "1", "10")));
  }

  @Test
  void release_knows_what_was_declared_under_a_name_that_was_bound_in_the_same_batch() {
    agree(List.of(1, 1, 2), step(Kind.RESERVE, 0, use(2, "5", "10")), step(Kind.CC515C, 1, new Item(1, 1, 1, "841199", BigDecimal.TEN, "GRM", null, null)),
        step(Kind.RESERVE, 3, use(2, "6", "10")), step(Kind.CC529C, 0));
  }

  @Test
  void what_remains_is_what_does_after_the_whole_message() {
    agree(step(Kind.CC528C, 0), step(Kind.CC515C, 1, new Item(1, 1, 1, "841199", BigDecimal.TEN, "GRM", null, null)));
  }

  @Test
  void acceptance_that_waited_is_of_the_office_that_accepted() {
    agree(new Step(Kind.CC528C, 0, 0, List.of(), 1, new Heading("SE004040", null, null)), step(Kind.CC515C, 1, use(1, "5", "10")), step(Kind.CC551C, 0));
  }

  @Test
  void message_that_is_late_is_late_in_all_that_it_names() {
    agree(step(Kind.RESERVE, 2, use(1, "5", "10")), step(Kind.RELEASE, 0), step(Kind.CC515C, 1, new Item(1, 1, 1, "841199", BigDecimal.TEN, "GRM", null, null), use(2, "5", "10")));
  }

  @Test
  void declaration_that_does_not_count_any_more_gives_nothing_back_because_it_calls_itself_supplementary() {
    agree(step(Kind.CC515C, 1, use(1, "5", "10")), step(Kind.CC528C, 0), new Step(Kind.CC515C, 0, 0, List.of(use(1, "5", "10")), 1, new Heading(Heading.OFFICE, null, "X")));
  }

  @Test
  void exporter_is_whom_the_declaration_named_also_after_its_goods_were_amended() {
    Heading stranger = new Heading(Heading.OFFICE, "NO8765432", "A");
    agree(new Step(Kind.CC515C, 0, 0, List.of(new Item(2, 1, 1, "841199", BigDecimal.TEN, "GRM", null, null)), 1, stranger), step(Kind.CC528C, 0),
        step(Kind.CC504C, 0, new Item(2, 1, 1, "841199", BigDecimal.ONE, "GRM", null, null)), step(Kind.CC529C, 0, use(1, "5", "10")));
  }

  @Test
  void supplementary_declaration_of_which_only_the_kind_is_known_gives_back_what_was_released() {
    Heading supplementary = new Heading(Heading.OFFICE, null, "X");
    agree(step(Kind.CC529C, 0, use(1, "5", "10")), new Step(Kind.CC528C, 0, 0, List.of(), 1, supplementary), step(Kind.CC529C, 0));
  }

  @Test
  void nothing_remains_on_a_line_that_a_record_has_no_more() {
    agree(record(2, LAST_LINE_DROPPED), step(Kind.CC529C, 0, new Item(1, 2, 3, "841199", BigDecimal.ONE, "HLT", null, null)));
  }

  @Test
  void licence_is_not_managed_by_what_only_a_dropped_line_was_limited_in() {
    agree(record(3, AS_IT_WAS), record(3, LAST_LINE_DROPPED), new Step(Kind.CHECK, 3, 0, List.of(), 1));
  }

  @Test
  void licence_is_exhausted_when_all_is_used_up_but_an_open_line_that_was_dropped() {
    agree(record(0, LAST_LINE_DROPPED), step(Kind.RESERVE, 0, new Item(1, 0, 1, "841199", new BigDecimal("100"), "KGM", null, null),
        new Item(1, 0, 2, "841199", null, null, new BigDecimal("1000"), "EUR"), use(1, "60", "500")), step(Kind.RELEASE, 1), new Step(Kind.CHECK, 0, 0, List.of(), 1));
  }

  @Test
  void exit_is_watched_although_a_record_makes_another_use_of_the_declaration_count_anew() {
    agree(step(Kind.RESERVE, 0, use(1, "5", "10")), step(Kind.RELEASE, 1), new Step(Kind.INTERVENE, 1, 0, List.of(new Item(1, 1, 1, "841199", BigDecimal.TEN, "GRM", BigDecimal.TEN, "EUR")), 0),
        record(1, LIMITED_IN_VALUE_TOO));
  }

  @Test
  void what_one_goods_item_states_in_units_or_currencies_that_do_not_convert_is_never_added_up() {
    Item euros = new Item(1, 1, 1, "841199", BigDecimal.TEN, "GRM", new BigDecimal("10"), "EUR");
    Item dollars = new Item(1, 1, 1, "841199", BigDecimal.ONE, "GRM", new BigDecimal("10"), "USD");
    agree(step(Kind.CC515C, 1, euros, dollars), step(Kind.RESERVE, 1, euros, dollars), step(Kind.CC528C, 0), step(Kind.CC529C, 0, euros, dollars));
  }

  private static Step record(int licence, int variant) {
    return new Step(Kind.RECORD, licence, 0, List.of(), variant);
  }

  private static void agree(Step... steps) {
    agree(List.of(1), steps);
  }

  private static void agree(List<Integer> cuts, Step... steps) {
    assertThat(Proof.play(stage, new History(0, List.of(steps), cuts))).isEmpty();
  }

  private static Step step(Kind kind, int variant, Item... items) {
    int chosen = kind == Kind.RESERVE || kind == Kind.RELEASE ? variant : kind == Kind.CC515C ? variant : 1;
    return new Step(kind, 0, 0, List.of(items), chosen);
  }

  /** Of line 3, which is limited in quantity and value. */
  private static Item use(int goodsItem, String kilograms, String euros) {
    return new Item(goodsItem, 0, 3, "841199", new BigDecimal(kilograms), "KGM", new BigDecimal(euros), "EUR");
  }
}
