package org.elicensing.bridge.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.elicensing.bridge.proof.Books.Move;
import org.elicensing.bridge.proof.Step.Kind;
import org.junit.jupiter.api.Test;

/** The replay of two bridges notices an answer, a number or an order that the model would not have given. */
class ReplayTest {

  private static final long MILLION = 1_000_000;

  private final Load load = new Load(null);
  private final List<List<Sent>> records = List.of(new ArrayList<>(), new ArrayList<>());
  private final List<Sent> declared = new ArrayList<>();
  private final List<Move> moves = new ArrayList<>();
  private long now;

  @Test
  void agrees_with_what_the_model_would_have_answered() {
    issue();
    moved(reserve(1, "60", "1 | VALID null serves quantity | 1: 40 -"), 100, 60, 0);
    asked(reserve(2, "50", "0 reason-05 1/1:reason-05 | VALID null serves quantity | 1: 40 -"));
    moved(release(1, "outcome-01"), 100, 0, 60);
    asked(release(1, "outcome-03"));

    assertThat(differences()).isEmpty();
  }

  @Test
  void notices_a_refusal_that_nothing_explains() {
    issue();
    moved(reserve(1, "60", "1 | VALID null serves quantity | 1: 40 -"), 100, 60, 0);
    asked(reserve(2, "30", "0 reason-05 1/1:reason-05 | VALID null serves quantity | 1: 40 -"));

    assertThat(differences()).singleElement().asString().contains("Nowhere between its sending and its answer");
  }

  @Test
  void notices_that_a_refusal_would_have_been_right_only_after_its_answer() {
    issue();
    asked(reserve(2, "50", "0 reason-05 1/1:reason-05 | VALID null serves quantity | 1: 40 -"));
    moved(reserve(1, "60", "1 | VALID null serves quantity | 1: 40 -"), 100, 60, 0);

    assertThat(differences()).singleElement().asString().contains("Nowhere between its sending and its answer");
  }

  @Test
  void notices_more_than_the_line_has() {
    issue();
    moved(reserve(1, "60", "1 | VALID null serves quantity | 1: 40 -"), 100, 60, 0);
    moved(reserve(2, "60", "1 | VALID null serves quantity | 1: 40 -"), 100, 120, 0);

    assertThat(differences()).hasSize(2).anySatisfy(each -> assertThat(each).contains("should have been answered 0 reason-05"));
  }

  @Test
  void notices_an_order_that_contradicts_time() {
    issue();
    Sent first = reserve(1, "60", "1 | VALID null serves quantity | 1: 20 -");
    moved(reserve(2, "20", "1 | VALID null serves quantity | 1: 80 -"), 100, 20, 0);
    moved(first, 100, 80, 0);

    assertThat(differences()).singleElement().asString().contains("which was sent only after its answer");
  }

  @Test
  void follows_messages_of_a_declaration_that_wait() {
    issue();
    Item item = item("60");
    declared.add(sent(new Step(Kind.CC528C, 0, 1, List.of(), 1), "waiting", "1/L0/1 reserved ok"));
    Sent lodged = sent(new Step(Kind.CC515C, 0, 1, List.of(item), 1), "lodged", "1/L0/1 checked ok");
    declared.add(lodged);
    move(lodged, 100, 60, 0);

    assertThat(differences()).isEmpty();
  }

  private List<String> differences() {
    new Replay(load, records, declared, Set.of("waiting")).of(moves, List.of());
    return load.differences();
  }

  private void issue() {
    Sent record = sent(new Step(Kind.RECORD, 0, 0, List.of(), 0), null, "created");
    records.get(0).add(record);
    moves.add(new Move(++now, now, true, null, load.words.licence(0), 1, 100 * MILLION, 0, 0));
  }

  private Sent reserve(int declaration, String kilograms, String answer) {
    return sent(new Step(Kind.RESERVE, 0, declaration, List.of(item(kilograms)), 1), "R" + ++now, answer);
  }

  private Sent release(int declaration, String answer) {
    return sent(new Step(Kind.RELEASE, 0, declaration, List.of(), 1), "C" + ++now, answer);
  }

  private static Item item(String kilograms) {
    return new Item(1, 0, 1, "841199", new BigDecimal(kilograms), "KGM", null, null);
  }

  private Sent sent(Step step, String identification, String answer) {
    return new Sent(step, identification, answer, ++now, ++now);
  }

  private void asked(Sent sent) {
    load.answered(sent);
  }

  private void moved(Sent sent, long authorised, long reserved, long consumed) {
    load.answered(sent);
    move(sent, authorised, reserved, consumed);
  }

  private void move(Sent sent, long authorised, long reserved, long consumed) {
    moves.add(new Move(++now, now, false, sent.identification(), load.words.licence(0), moves.size() + 1, authorised * MILLION, reserved * MILLION, consumed * MILLION));
  }
}
