package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Messages that come late or early, and declarations of other kinds: each ends with the quantities it should. */
class LateMessagesTest extends DeclarationJourney {

  @Test
  void acceptance_and_declaration_after_the_release_neither_reserve_again_nor_are_refused() {
    assertThat(outcomes(send(Aes.release(mrn).item(1, Aes.licence(licence, 1, "40"))))).containsExactly("1 1 consumed ok no-hold");
    assertThat(outcomes(send(Aes.acceptance(lrn, mrn)))).containsExactly("none ok late");
    assertThat(outcomes(send(declaration("40")))).containsExactly("1 1 none ok 03 late");
    assertThat(outcomes(send(Aes.acceptance(lrn, mrn)))).containsExactly("1 1 none ok 03 late");
    assertThat(available(licence)).containsExactly("1 60");
    assertThat(parked(mrn)).isEmpty();
    assertThat(queues.usageOf(licence)).containsExactly("CONSUME 0 40");
  }

  @Test
  void acceptance_after_the_goods_were_not_released_holds_nothing() {
    send(declaration("40"));
    assertThat(outcomes(send(Aes.noRelease(mrn)))).containsExactly("none ok 02");
    assertThat(outcomes(send(Aes.acceptance(lrn, mrn)))).containsExactly("none ok late");
    assertThat(available(licence)).containsExactly("1 100");
    assertThat(queues.usageOf(licence)).isEmpty();
  }

  @Test
  void release_after_the_invalidation_consumes_nothing() {
    send(declaration("40"));
    send(Aes.acceptance(lrn, mrn));
    send(Aes.invalidation(mrn, "1", "0"));
    assertThat(outcomes(send(Aes.release(mrn).item(1, Aes.licence(licence, 1, "40"))))).containsExactly("none ok late");
    assertThat(available(licence)).containsExactly("1 100");
    assertThat(parked(mrn)).isEmpty();
  }

  @Test
  void release_that_contradicts_an_earlier_no_release_is_counted_and_parked() {
    send(declaration("40"));
    send(Aes.acceptance(lrn, mrn));
    send(Aes.noRelease(mrn));
    assertThat(outcomes(send(Aes.release(mrn).item(1, Aes.licence(licence, 1, "40"))))).containsExactly("1 1 consumed ok no-hold late");
    assertThat(parked(mrn)).containsExactly("release-after-end");
    assertThat(available(licence)).containsExactly("1 60");
  }

  @Test
  void release_that_says_nothing_waits_for_the_declaration_and_is_answered_when_it_comes() {
    String sent = queues.send(Queues.DECLARATIONS, Aes.release(mrn));
    await().atMost(Duration.ofSeconds(8)).until(() -> parked(mrn).contains("declaration-missing"));
    send(declaration("40"));
    assertThat(available(licence)).as("nobody knows yet that it is the same declaration").containsExactly("1 100");
    assertThat(outcomes(send(Aes.acceptance(lrn, mrn)))).containsExactly("1 1 reserved ok");
    assertThat(outcomes(queues.answerTo(sent, Queues.OUTCOMES).said())).containsExactly("1 1 consumed ok");
    assertThat(available(licence)).containsExactly("1 60");
    assertThat(consumed(window.check(licence))).containsExactly("40 " + mrn);
    assertThat(parked(mrn)).as("settled by itself").isEmpty();
  }

  @Test
  void amendment_accepted_before_the_declaration_counts_after_it() {
    send(declaration("40"));
    send(Aes.amendment(mrn).item(1, Aes.licence(licence, 1, "30")));
    assertThat(outcomes(send(Aes.amendmentAccepted(mrn)))).containsExactly("1 1 none ok");
    assertThat(available(licence)).containsExactly("1 100");
    send(Aes.acceptance(lrn, mrn));
    assertThat(reserved(window.check(licence))).containsExactly("30 " + mrn);
  }

  @Test
  void presentation_after_the_end_reserves_nothing() {
    send(declaration("40").additionalType("D"));
    send(Aes.acceptance(lrn, mrn));
    send(Aes.noRelease(mrn));
    assertThat(outcomes(send(Aes.presentation(lrn, mrn)))).containsExactly("none ok late");
    assertThat(available(licence)).containsExactly("1 100");
  }

  @Test
  void exit_before_the_release_is_remembered_with_its_shortage() {
    send(declaration("40"));
    send(Aes.acceptance(lrn, mrn));
    send(Aes.exit(mrn, "2026-10-09").item(1, Aes.licence(licence, 1, "35")));
    assertThat(parked(mrn)).isEmpty();
    assertThat(outcomes(send(Aes.release(mrn)))).containsExactly("1 1 consumed ok late");
    assertThat(parked(mrn)).containsExactly("exit-shortage");
    assertThat(available(licence)).containsExactly("1 60");
  }

  @Test
  void exit_after_the_invalidation_makes_no_sense_and_is_parked() {
    send(declaration("40"));
    send(Aes.acceptance(lrn, mrn));
    send(Aes.invalidation(mrn, "1", "0"));
    assertThat(outcomes(send(Aes.exit(mrn, "2026-10-09")))).containsExactly("none ok");
    assertThat(parked(mrn)).containsExactly("exit-after-end");
    assertThat(available(licence)).containsExactly("1 100");
  }

  @Test
  void retrospective_declaration_is_consumed_at_acceptance_and_its_release_confirms_it() {
    send(declaration("40").additionalType("R"));
    assertThat(available(licence)).containsExactly("1 100");
    assertThat(outcomes(send(Aes.acceptance(lrn, mrn)))).containsExactly("1 1 consumed ok no-hold");
    assertThat(outcomes(send(Aes.release(mrn).item(1, Aes.licence(licence, 1, "40.0"))))).containsExactly("1 1 none ok 03");
    assertThat(parked(mrn)).isEmpty();
    assertThat(outcomes(send(Aes.release(mrn).item(1, Aes.licence(licence, 1, "41"))))).containsExactly("1 1 none refused 03");
    assertThat(parked(mrn)).containsExactly("release-refused");
    assertThat(available(licence)).containsExactly("1 60");
  }

  @Test
  void retrospective_declaration_that_cannot_be_counted_needs_an_officer() {
    send(declaration("101").additionalType("R"));
    assertThat(outcomes(send(Aes.acceptance(lrn, mrn)))).containsExactly("1 1 consumed refused 05 no-hold");
    assertThat(parked(mrn)).containsExactly("release-refused");
    assertThat(available(licence)).containsExactly("1 100");
  }

  @Test
  void supplementary_declaration_never_takes_the_quantity_again() {
    send(declaration("100").additionalType("B"));
    send(Aes.acceptance(lrn, mrn));
    send(Aes.release(mrn));
    assertThat(available(licence)).containsExactly("1 0");
    for (String type : new String[] {"X", "Y", "Z", "U", "V"}) {
      String supplementary = lrn + type;
      String second = mrn("S" + stories + type + "X");
      assertThat(outcomes(send(Aes.declaration(supplementary).additionalType(type).exporter(Certificate.HOLDER).item(1, Aes.licence(licence, 1, "100"))))).containsExactly("1 1 checked ok");
      assertThat(outcomes(send(Aes.acceptance(supplementary, second)))).containsExactly("1 1 checked ok");
      assertThat(outcomes(send(Aes.release(second).item(1, Aes.licence(licence, 1, "100"))))).containsExactly("1 1 checked ok");
      assertThat(parked(second)).isEmpty();
    }
    assertThat(outcomes(send(Aes.declaration(lrn + "W").additionalType("Y").exporter("SE5560000009").item(1, Aes.licence(licence, 1, "100"))))).as("all other rules hold").containsExactly("1 1 checked refused 09");
    assertThat(available(licence)).containsExactly("1 0");
    assertThat(queues.usageOf(licence)).containsExactly("RESERVE 100 0", "CONSUME -100 100");
  }
}
