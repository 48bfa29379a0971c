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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Asking twice is harmless. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class RepeatsTest {

  private static final DeclarationName MRN = DeclarationName.ofMrn("26DE00485112345678");

  private static ABridge bridge;

  @Parameter TestDatabases databases;

  @BeforeParameterizedClassInvocation
  static void open(TestDatabases kind) {
    bridge = new ABridge(kind.open(), 1);
  }

  @AfterParameterizedClassInvocation
  static void close() {
    bridge.close();
  }

  @Test
  void same_content_gets_the_first_answer_and_nothing_moves() {
    String licence = bridge.put(aLicence().withLine(1, kilograms(10)));
    TestWork first = bridge.reserve("first-answer", MRN, licence, List.of(item(1, 1).of("6", "KGM")));
    bridge.write(first);
    bridge.write(bridge.reserve("other", MRN, licence, List.of(item(1, 1).of("2", "KGM"))));

    Result.Answered again = (Result.Answered) bridge.write(bridge.again(first)).get(0);

    assertThat(again.repeat()).isTrue();
    assertThat(again.messageId()).isEqualTo(first.received().id());
    assertThat(said(again)).isEqualTo("granted");
    assertThat(bridge.quantity(licence, 1)).containsExactly(2_000_000L, 0L);
  }

  @Test
  void refusal_is_remembered_although_it_would_be_granted_by_now() {
    String licence = bridge.put(aLicence().withLine(1, kilograms(10)));
    DeclarationName other = DeclarationName.ofMrn("26DE00485100000001");
    bridge.write(bridge.reserve("holds-all", other, licence, List.of(item(1, 1).of("10", "KGM"))));
    TestWork refused = bridge.reserve("refused", MRN, licence, List.of(item(1, 1).of("6", "KGM")));
    bridge.write(refused);
    bridge.write(bridge.notReleased("ends", other, licence));

    assertThat(said(bridge.write(bridge.again(refused)).get(0))).isEqualTo("05 1/1:05");
    assertThat(bridge.quantity(licence, 1)).containsExactly(0L, 0L);
  }

  @Test
  void repeats_meet_their_first_within_one_batch() {
    String licence = bridge.put(aLicence().withLine(1, kilograms(10)));
    TestWork first = bridge.release("one-batch-release", MRN, licence, List.of());
    TestWork other = bridge.notReleased("one-batch-release", MRN, licence);

    List<Result> results = bridge.write(bridge.reserve("one-batch-reserve", MRN, licence, List.of(item(1, 1).of("6", "KGM"))), first, bridge.again(first), other);

    assertThat(results).extracting(ABridge::said).containsExactly("granted", "01", "01", "Conflict");
    assertThat(bridge.quantity(licence, 1)).containsExactly(0L, 6_000_000L);
    assertThat(bridge.count("select count(*) from message where cause_id = ?", first.received().id())).isEqualTo(1);
  }

  @Test
  void other_content_is_a_conflict_and_is_parked() {
    String licence = bridge.put(aLicence().withLine(1, kilograms(10)));
    TestWork first = bridge.reserve("conflict", MRN, licence, List.of(item(1, 1).of("6", "KGM")));
    bridge.write(first);
    TestWork other = bridge.reserve("conflict", MRN, licence, List.of(item(1, 1).of("7", "KGM")));

    Result.Conflict conflict = (Result.Conflict) bridge.write(other).get(0);

    assertThat(conflict.firstMessageId()).isEqualTo(first.received().id());
    assertThat(bridge.quantity(licence, 1)).containsExactly(6_000_000L, 0L);
    assertThat(bridge.count("select count(*) from parked where message_id = ?", other.received().id())).isEqualTo(1);
  }

  @Test
  void redelivered_message_was_worked_already() {
    String licence = bridge.put(aLicence().withLine(1, kilograms(10)));
    TestWork reserve = bridge.reserve(null, MRN, licence, List.of(item(1, 1).of("6", "KGM")));
    TestWork first = bridge.delivered("broker-1", reserve);
    bridge.write(first);

    assertThat(bridge.write(bridge.delivered("broker-1", reserve))).containsExactly(new Result.AlreadyWorked(first.received().id()));

    TestWork second = bridge.delivered("broker-2", reserve);
    assertThat(bridge.write(second, bridge.delivered("broker-2", reserve)).get(1)).isEqualTo(new Result.AlreadyWorked(second.received().id()));
    assertThat(bridge.count("select count(*) from message where transport_id = 'broker-2'")).isEqualTo(1);
  }

  @Test
  void failure_is_not_remembered_so_that_the_sender_may_try_again() {
    TestWork failing = bridge.work("fails-once", "same", null, Set.of(), Set.of(), desk -> {
      throw new IllegalStateException("out of order");
    });
    TestWork mended = bridge.work("fails-once", "same", null, Set.of(), Set.of(), desk -> ABridge.answer("done"));

    List<Result> results = bridge.write(failing, mended, bridge.again(mended));

    assertThat(results.get(0)).isInstanceOf(Result.Failed.class);
    assertThat(results.subList(1, 3)).extracting(ABridge::said).containsExactly("done", "done");
    assertThat(bridge.count("select count(*) from parked where message_id = ?", failing.received().id())).isEqualTo(1);
  }
}
