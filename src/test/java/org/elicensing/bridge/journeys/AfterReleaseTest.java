package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.elicensing.bridge.journeys.RunningBridge.Answer;
import org.junit.jupiter.api.Test;

/** What happens once the goods were released: amendment, withdrawal, exit (Art 7 of Implementing Regulation (EU) 2024/2145). */
class AfterReleaseTest extends DeclarationJourney {

  private void released(String kilograms) {
    accepted(kilograms);
    send(Aes.release(mrn).item(1, Aes.licence(licence, 1, kilograms)));
  }

  private static String item(String kilograms) {
    return SingleWindow.amendedItem(1, 1, kilograms, "KGM");
  }

  @Test
  void art_07_consumed_quantity_is_corrected_over_the_single_window_and_told_to_licensing() {
    window.reserve(licence, mrn, "40");
    assertThat(clearance(window.amended(licence, mrn, item("30")))).as("only reserved").isEqualTo("05");
    window.released(licence, mrn);
    assertThat(clearance(window.amended(licence, mrn, item("30")))).isEqualTo("01");
    assertThat(available(licence)).containsExactly("1 70");
    assertThat(clearance(window.amended(licence, mrn, item("100.000001")))).as("more than there is").isEqualTo("91");
    assertThat(clearance(window.amended(licence, mrn, SingleWindow.amendedItem(2, 1, "1", "KGM")))).as("no such item").isEqualTo("92");
    assertThat(clearance(window.amended(licence, mrn, SingleWindow.amendedItem(1, 1, "1", "LTR")))).as("another unit").isEqualTo("92");
    assertThat(clearance(window.amended(licence, mrn, item("100")))).isEqualTo("01");
    assertThat(consumed(window.check(licence))).containsExactly("100 " + mrn);
    assertThat(clearance(window.amended("SE-ART7-NONE", mrn, item("1")))).isEqualTo("02");
    assertThat(clearance(window.amended(licence, mrn("NOBODY7"), item("1")))).isEqualTo("02");
    assertThat(queues.usageOf(licence)).as("what was refused is not told").containsExactly("RESERVE 40 0", "CONSUME -40 40", "AMEND 0 -10", "AMEND 0 70");
    assertThat(queues.all(Queues.OUTCOMES)).as("the single window is answered where it asked").noneMatch(came -> came.text().contains(mrn));
  }

  @Test
  void art_07_withdrawal_gives_all_back_and_the_declaration_may_reserve_again() {
    window.reserve(licence, mrn, "40");
    window.released(licence, mrn);
    assertThat(result(window.reserve(licence, mrn, "10"))).isEqualTo("0 06");
    assertThat(clearance(window.amended(licence, mrn))).isEqualTo("01");
    assertThat(available(licence)).containsExactly("1 100");
    assertThat(clearance(window.amended(licence, mrn))).as("nothing is left to withdraw").isEqualTo("02");
    assertThat(result(window.reserve(licence, mrn, "10"))).isEqualTo("1");
    assertThat(queues.usageOf(licence)).containsExactly("RESERVE 40 0", "CONSUME -40 40", "WITHDRAW 0 -40", "RESERVE 10 0");
  }

  @Test
  void art_07_amendment_of_a_licence_that_is_no_longer_in_force_is_executed_and_says_so() {
    released("40");
    issue(Certificate.kilograms(licence, "100").version(2).status("REVOKED"));
    assertThat(clearance(window.amended(licence, mrn, item("35")))).isEqualTo("04");
    assertThat(available(licence)).containsExactly("1 65");
  }

  @Test
  void art_07_same_amendment_again_gets_the_first_answer_and_another_under_its_name_is_a_conflict() {
    released("40");
    String id = SingleWindow.newId();
    String sent = SingleWindow.amendment(id, licence, mrn, item("30"));
    assertThat(clearance(Said.in(window.post(sent).text()))).isEqualTo("01");
    window.amended(licence, mrn, item("20"));
    assertThat(clearance(Said.in(window.post(sent).text()))).as("the first answer").isEqualTo("01");
    assertThat(available(licence)).as("and nothing moves").containsExactly("1 80");
    assertThat(Said.in(window.post(SingleWindow.amendment(id, licence, mrn, item("29"))).text()).texts("Code")).contains("conflict");
    assertThat(available(licence)).containsExactly("1 80");
  }

  @Test
  void art_07_amendment_that_asks_for_nothing_is_a_fault_with_its_finding() {
    Answer answer = window.post(SingleWindow.amendment(SingleWindow.newId(), licence, mrn).replace("<d:Withdraw>true", "<d:Withdraw>false"));
    assertThat(answer.status()).isEqualTo(500);
    assertThat(Said.in(answer.text()).all("Finding").get(0).text("Code")).isEqualTo("nothing-amended");
  }

  @Test
  void art_07_amendment_before_release_restates_the_position() {
    accepted("40");
    assertThat(outcomes(send(Aes.amendment(mrn).exporter(Certificate.HOLDER).item(1, Aes.licence(licence, 1, "30")).item(2, Aes.licence(licence, 1, "5"))))).containsExactly("none ok");
    assertThat(available(licence)).as("asked for is not accepted").containsExactly("1 60");
    assertThat(outcomes(send(Aes.amendmentAccepted(mrn)))).containsExactlyInAnyOrder("1 1 reserved ok", "2 1 reserved ok");
    assertThat(available(licence)).containsExactly("1 65");
    assertThat(outcomes(send(Aes.release(mrn)))).containsExactlyInAnyOrder("1 1 consumed ok", "2 1 consumed ok");
    assertThat(available(licence)).containsExactly("1 65");
    assertThat(parked(mrn)).isEmpty();
  }

  @Test
  void art_07_amendment_to_more_than_there_is_keeps_the_earlier_hold() {
    accepted("40");
    send(Aes.amendment(mrn).item(1, Aes.licence(licence, 1, "101")));
    assertThat(outcomes(send(Aes.amendmentAccepted(mrn)))).containsExactly("1 1 reserved refused 05");
    assertThat(reserved(window.check(licence))).containsExactly("40 " + mrn);
    assertThat(outcomes(send(Aes.amendmentAccepted(mrn)))).as("a refused one is forgotten").containsExactly("none ok");
    assertThat(parked(mrn)).containsExactly("amendment-missing");
    assertThat(queues.usageOf(licence)).containsExactly("RESERVE 40 0");
  }

  @Test
  void art_07_amendment_takes_a_licence_out_before_release() {
    String other = licence + "-B";
    issue(Certificate.kilograms(other, "50"));
    send(Aes.declaration(lrn).item(1, Aes.licence(licence, 1, "10"), Aes.licence(other, 1, "10")));
    send(Aes.acceptance(lrn, mrn));
    send(Aes.amendment(mrn).item(1, Aes.licence(licence, 1, "10")));
    assertThat(outcomes(send(Aes.amendmentAccepted(mrn)))).containsExactlyInAnyOrder("1 1 released ok", "1 1 reserved ok");
    assertThat(available(other)).containsExactly("1 50");
    assertThat(available(licence)).containsExactly("1 90");
  }

  @Test
  void art_07_amendment_after_release_amends_what_was_consumed() {
    String other = licence + "-B";
    issue(Certificate.kilograms(other, "50"));
    send(Aes.declaration(lrn).exporter(Certificate.HOLDER).item(1, Aes.licence(licence, 1, "40")).item(2, Aes.licence(licence, 1, "10")).item(3, Aes.licence(other, 1, "7")));
    send(Aes.acceptance(lrn, mrn));
    send(Aes.release(mrn));
    send(Aes.amendment(mrn).exporter(Certificate.HOLDER).item(1, Aes.licence(licence, 1, "35")).item(4, Aes.licence(licence, 1, "20")));
    assertThat(available(licence)).as("asked for is not accepted").containsExactly("1 50");
    Said amended = send(Aes.amendmentAccepted(mrn));
    assertThat(outcomes(amended)).containsExactlyInAnyOrder("1 1 amended ok", "4 1 amended ok no-hold", "2 1 withdrawn ok", "3 1 withdrawn ok");
    assertThat(available(licence)).containsExactly("1 45");
    assertThat(available(other)).containsExactly("1 50");
    assertThat(queues.usageOf(other)).containsExactly("RESERVE 7 0", "CONSUME -7 7", "WITHDRAW 0 -7");
    assertThat(parked(mrn)).isEmpty();
    assertThat(outcomes(send(Aes.invalidation(mrn, "1", "0")))).as("exactly what is still consumed").containsExactlyInAnyOrder("1 1 withdrawn ok", "4 1 withdrawn ok");
    assertThat(available(licence)).containsExactly("1 100");
  }

  @Test
  void art_07_amendment_corrects_what_the_single_window_cleared_and_restates_what_it_has_not() {
    String other = licence + "-B";
    issue(Certificate.kilograms(other, "50"));
    send(Aes.declaration(lrn).item(1, Aes.licence(licence, 1, "40"), Aes.licence(other, 1, "10")));
    send(Aes.acceptance(lrn, mrn));
    window.released(licence, mrn);
    assertThat(outcomes(send(Aes.amendmentAccepted(mrn).item(1, Aes.licence(licence, 1, "35"), Aes.licence(other, 1, "9"))))).containsExactlyInAnyOrder("1 1 amended ok", "1 1 reserved ok");
    assertThat(consumed(window.check(licence))).containsExactly("35 " + mrn);
    assertThat(reserved(window.check(other))).as("not cleared yet").containsExactly("9 " + mrn);
  }

  @Test
  void art_07_amendment_after_release_that_is_not_covered_moves_nothing_and_an_officer_decides() {
    released("40");
    send(Aes.amendment(mrn).item(1, Aes.licence(licence, 1, "101")));
    assertThat(outcomes(send(Aes.amendmentAccepted(mrn)))).containsExactly("1 1 amended refused 05");
    assertThat(parked(mrn)).containsExactly("amendment-refused");
    assertThat(consumed(window.check(licence))).containsExactly("40 " + mrn);
    assertThat(queues.usageOf(licence)).containsExactly("RESERVE 40 0", "CONSUME -40 40");
  }

  @Test
  void art_07_amendment_after_release_is_executed_although_the_licence_was_suspended() {
    released("40");
    issue(Certificate.kilograms(licence, "100").version(2).status("SUSPENDED"));
    assertThat(outcomes(send(Aes.amendmentAccepted(mrn).item(1, Aes.licence(licence, 1, "45"))))).containsExactly("1 1 amended ok 04 status-changed");
    assertThat(available(licence)).containsExactly("1 55");
  }

  @Test
  void art_07_rejected_amendment_is_dropped() {
    accepted("40");
    send(Aes.amendment(mrn).item(1, Aes.licence(licence, 1, "30")));
    assertThat(outcomes(send(Aes.rejection(mrn)))).containsExactly("none ok");
    Said unknown = send(Aes.amendmentAccepted(mrn));
    assertThat(outcomes(unknown)).containsExactly("none ok");
    assertThat(unknown.text("Reason")).contains("not known");
    assertThat(parked(mrn)).containsExactly("amendment-missing");
    assertThat(available(licence)).as("nothing moves").containsExactly("1 60");
    assertThat(outcomes(send(Aes.amendment(mrn).item(1, Aes.licence(licence, 1, "25"))))).as("the request was late").containsExactly("1 1 reserved ok late");
    assertThat(parked(mrn)).as("settled by itself").isEmpty();
    assertThat(available(licence)).containsExactly("1 75");
  }

  @Test
  void art_07_amendment_on_the_queue_is_answered_there() {
    released("40");
    queues.outcomeOf(Aes.amendment(mrn).item(1, Aes.licence(licence, 1, "30")));
    assertThat(outcomes(queues.outcomeOf(Aes.amendmentAccepted(mrn)))).containsExactly("1 1 amended ok");
    assertThat(available(licence)).containsExactly("1 70");
  }

  @Test
  void exit_is_marked_and_shown_and_moves_nothing() {
    released("40");
    assertThat(outcomes(send(Aes.exit(mrn, "2026-10-09").item(1, Aes.licence(licence, 1, "40"))))).containsExactly("none ok");
    Said usage = Said.in(bridge.get("/licensing/eu/usage?reference=" + licence).text());
    assertThat(usage.all("Use").get(0).row("State", "Mrn", "ExitedAt")).isEqualTo("consumed " + mrn + " 2026-10-08T22:00:00Z");
    assertThat(bridge.get("/api/journal?mrn=" + mrn).text()).contains("\"exited\"");
    assertThat(parked(mrn)).isEmpty();
    assertThat(available(licence)).containsExactly("1 60");
  }

  @Test
  void shortage_at_exit_is_reported_and_credits_nothing_by_itself() {
    released("40");
    Said exit = send(Aes.exit(mrn, "2026-10-09").item(1, Aes.licence(licence, 1, "35")));
    assertThat(outcomes(exit)).containsExactly("none ok");
    assertThat(exit.text("Reason")).contains("40 KGM are consumed, 35 KGM are stated");
    assertThat(parked(mrn)).containsExactly("exit-shortage");
    assertThat(available(licence)).containsExactly("1 60");
    assertThat(queues.usageOf(licence)).containsExactly("RESERVE 40 0", "CONSUME -40 40");
  }

  @Test
  void messages_that_change_no_quantity_are_noted() {
    released("40");
    for (String type : List.of("CC514C", "CC560C", "CC582C", "CC583C")) {
      assertThat(outcomes(send(Aes.about(type, mrn)))).as(type).containsExactly("none ok");
    }
    assertThat(available(licence)).containsExactly("1 60");
    assertThat(parked(mrn)).isEmpty();
  }
}
