package org.elicensing.bridge.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.ledger.ALicence.aLicence;
import static org.elicensing.bridge.ledger.AnItem.item;
import static org.elicensing.bridge.ledger.Limit.kilograms;
import static org.elicensing.bridge.writer.ABridge.said;

import java.util.List;
import java.util.Set;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.ledger.AnItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** One declaration, two names: what was known under either goes on under both. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class DeclarationsTest {

  private static ABridge bridge;
  private static int declarations;

  @Parameter TestDatabases databases;

  private String licence;
  private DeclarationName mrn;
  private DeclarationName lrn;
  private DeclarationName both;

  @BeforeParameterizedClassInvocation
  static void open(TestDatabases kind) {
    bridge = new ABridge(kind.open(), 1);
  }

  @AfterParameterizedClassInvocation
  static void close() {
    bridge.close();
  }

  @BeforeEach
  void prepare() {
    int number = ++declarations;
    licence = bridge.put(aLicence().withLine(1, kilograms(100)).withLine(2, kilograms(100)));
    mrn = DeclarationName.ofMrn("MRN-" + number);
    lrn = DeclarationName.ofLrn("lrn-" + number, "DE" + number);
    both = new DeclarationName(mrn.mrn(), lrn.lrn(), lrn.declarant());
  }

  @Test
  void lrn_first_is_found_by_mrn_once_bound() {
    reserve(lrn, item(1, 1).of("5", "KGM"));
    reserve(both, item(1, 1).of("6", "KGM"));

    assertThat(release(mrn)).isEqualTo("01");
    assertThat(release(lrn)).isEqualTo("03");
    assertThat(bridge.quantity(licence, 1)).containsExactly(0L, 6_000_000L);
    assertThat(named()).isEqualTo(1);
  }

  @Test
  void mrn_first_is_found_by_lrn_once_bound() {
    reserve(mrn, item(1, 1).of("5", "KGM"));
    reserve(both, item(1, 1).of("6", "KGM"));

    assertThat(release(lrn)).isEqualTo("01");
    assertThat(bridge.quantity(licence, 1)).containsExactly(0L, 6_000_000L);
    assertThat(named()).isEqualTo(1);
  }

  @Test
  void where_both_hold_the_position_of_the_mrn_stands() {
    reserve(lrn, item(1, 1).of("5", "KGM"), item(2, 2).of("9", "KGM"));
    reserve(mrn, item(1, 1).of("7", "KGM"));

    assertThat(bound()).isEqualTo("bound");
    assertThat(bridge.quantity(licence, 1)).containsExactly(7_000_000L, 0L);
    assertThat(bridge.quantity(licence, 2)).containsExactly(0L, 0L);
    assertThat(release(lrn)).isEqualTo("01");
    assertThat(bridge.differences()).isEmpty();
  }

  @Test
  void where_only_the_lrn_holds_its_position_goes_on_under_the_mrn() {
    String another = bridge.put(aLicence().withLine(1, kilograms(100)));
    reserve(lrn, item(1, 1).of("5", "KGM"), item(2, 2).of("9", "KGM"));
    bridge.write(bridge.reserve(null, mrn, another, List.of(item(1, 1).of("7", "KGM"))));

    assertThat(bound()).isEqualTo("bound");
    assertThat(release(mrn)).isEqualTo("01");
    assertThat(bridge.quantity(licence, 1)).containsExactly(0L, 5_000_000L);
    assertThat(bridge.quantity(licence, 2)).containsExactly(0L, 9_000_000L);
    assertThat(bridge.quantity(another, 1)).containsExactly(7_000_000L, 0L);
    assertThat(bridge.differences()).isEmpty();
  }

  @Test
  void what_was_consumed_under_the_lrn_is_not_given_back_for_a_hold_of_the_mrn() {
    reserve(lrn, item(1, 1).of("5", "KGM"));
    release(lrn);
    reserve(mrn, item(1, 1).of("7", "KGM"));

    assertThat(bound()).isEqualTo("bound");
    assertThat(bridge.quantity(licence, 1)).containsExactly(0L, 5_000_000L);
    assertThat(bridge.count("select count(*) from parked where cause = 'two-declarations' and sentence like ?", "MRN " + mrn.mrn() + " and LRN " + lrn.lrn() + "%"))
        .as("a person is asked, for no rule can know which of the quantities were meant").isOne();
    assertThat(release(mrn)).isEqualTo("03");
    assertThat(bridge.differences()).isEmpty();
  }

  @Test
  void another_mrn_is_another_declaration_although_the_lrn_is_used_again() {
    reserve(both, item(1, 1).of("5", "KGM"));
    DeclarationName again = new DeclarationName(mrn.mrn() + "-later", lrn.lrn(), lrn.declarant());

    assertThat(reserve(again, item(1, 1).of("7", "KGM"))).isEqualTo("granted");

    assertThat(bridge.quantity(licence, 1)).containsExactly(12_000_000L, 0L);
    assertThat(release(mrn)).isEqualTo("01");
    assertThat(bridge.quantity(licence, 1)).containsExactly(7_000_000L, 5_000_000L);
    assertThat(release(lrn)).as("the LRN is that of the later one").isEqualTo("01");
    assertThat(bridge.quantity(licence, 1)).containsExactly(0L, 12_000_000L);
  }

  @Test
  void known_mrn_takes_an_lrn_from_another_mrn_and_nothing_of_what_it_holds() {
    DeclarationName later = DeclarationName.ofMrn(mrn.mrn() + "-later");
    reserve(both, item(1, 1).of("5", "KGM"));
    reserve(later, item(1, 1).of("7", "KGM"));

    assertThat(reserve(new DeclarationName(later.mrn(), lrn.lrn(), lrn.declarant()), item(1, 1).of("8", "KGM"))).isEqualTo("granted");

    assertThat(bridge.quantity(licence, 1)).containsExactly(13_000_000L, 0L);
  }

  @Test
  void two_declarants_may_use_the_same_lrn() {
    reserve(lrn, item(1, 1).of("5", "KGM"));
    reserve(DeclarationName.ofLrn(lrn.lrn(), "FR1"), item(1, 1).of("7", "KGM"));

    assertThat(bridge.quantity(licence, 1)).containsExactly(12_000_000L, 0L);
  }

  @Test
  void names_meet_within_one_batch() {
    List<Result> results = bridge.write(bridge.reserve(null, lrn, licence, List.of(item(1, 1).of("5", "KGM"))),
        bridge.reserve(null, both, licence, List.of(item(1, 1).of("6", "KGM"))), bridge.release(null, mrn, licence, List.of()));

    assertThat(results).extracting(ABridge::said).containsExactly("granted", "granted", "01");
    assertThat(bridge.quantity(licence, 1)).containsExactly(0L, 6_000_000L);
  }

  @Test
  void nobody_reaches_what_was_used_before_the_bridge_by_its_name() {
    bridge.write(bridge.reserve(null, DeclarationName.ofLrn("OPENING", ""), licence, List.of(item(1, 1).of("5", "KGM"))));

    assertThat(bridge.count("select count(*) from hold where declaration_id = 0")).isZero();
    assertThat(bridge.quantity(licence, 1)).containsExactly(5_000_000L, 0L);
  }

  private String reserve(DeclarationName name, AnItem... items) {
    return said(bridge.write(bridge.reserve(null, name, licence, List.of(items))).get(0));
  }

  private String release(DeclarationName name) {
    return said(bridge.write(bridge.release(null, name, licence, List.of())).get(0));
  }

  /** A message with both names and nothing else. */
  private String bound() {
    return said(bridge.write(bridge.work(null, "bind", both, Set.of(licence), Set.of(), desk -> {
      desk.bind(both, ABridge.OFFICE);
      return ABridge.answer("bound");
    })).get(0));
  }

  private long named() {
    return bridge.count("select count(*) from declaration where mrn = ? or lrn = ?", mrn.mrn(), lrn.lrn());
  }
}
