package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.elicensing.bridge.journeys.RunningBridge.Answer;
import org.junit.jupiter.api.Test;

/** Declarations of customs systems, from lodging to invalidation. */
class DeclarationStoriesTest extends DeclarationJourney {

  private void nothingOnTheQueue() {
    assertThat(queues.all(Queues.OUTCOMES)).as("who asked over HTTP is answered there").noneMatch(came -> came.text().contains(mrn));
  }

  @Test
  void declared_accepted_partly_released_refused_its_end_and_invalidated() {
    String valued = licence + "-V";
    issue(Certificate.of(valued).line(1, "841199", Certificate.quantity("NAR", "60"), Certificate.value("EUR", "6000.00")));
    Aes declaration = Aes.declaration(lrn).exporter(Certificate.HOLDER).to("TR").item(1, Aes.document("X060", valued, 1, "40", "NAR", "4000.00", "EUR"));

    Said checked = send(declaration);
    assertThat(checked.row("MessageType", "LRN", "MRN")).isEqualTo("CC515C " + lrn);
    assertThat(outcomes(checked)).containsExactly("1 1 checked ok");
    assertThat(remaining(checked)).containsExactly("60 6000.00");
    assertThat(queues.usageOf(valued)).as("a check moves nothing").isEmpty();

    Said reserved = send(Aes.acceptance(lrn, mrn));
    assertThat(reserved.row("MessageType", "LRN", "MRN")).isEqualTo("CC528C " + lrn + " " + mrn);
    assertThat(outcomes(reserved)).containsExactly("1 1 reserved ok");
    assertThat(remaining(reserved)).containsExactly("20 2000.00");
    Said document = reserved.all("DocumentOutcome").get(0);
    assertThat(document.row("LicenceReference", "Quantity", "Amount")).isEqualTo(valued + " 40 4000.00");
    assertThat(document.attribute("Quantity", "unit") + document.attribute("Amount", "currency") + document.attribute("RemainingQuantity", "unit")).isEqualTo("NAREURNAR");

    Said consumed = send(Aes.release(mrn).item(1, Aes.document("X060", valued, 1, "30", "NAR", "3000.00", "EUR")));
    assertThat(outcomes(consumed)).containsExactly("1 1 consumed ok");
    assertThat(remaining(consumed)).as("the rest went back").containsExactly("30 3000.00");

    Said refused = send(Aes.noRelease(mrn));
    assertThat(outcomes(refused)).containsExactly("1 1 none refused 03");
    assertThat(parked(mrn)).containsExactly("end-refused");

    Said withdrawn = send(Aes.invalidation(mrn, "1", "0"));
    assertThat(outcomes(withdrawn)).containsExactly("1 1 withdrawn ok");
    assertThat(remaining(withdrawn)).containsExactly("60 6000.00");
    assertThat(queues.usageOf(valued)).containsExactly("RESERVE 40 0", "CONSUME -40 30", "WITHDRAW 0 -30");
    assertThat(available(licence)).as("a licence that nobody named").containsExactly("1 100");
    nothingOnTheQueue();
  }

  @Test
  void advice_at_lodging_tells_what_would_be_refused_and_moves_nothing() {
    Said advice = send(declaration("100.5"));
    assertThat(outcomes(advice)).containsExactly("1 1 checked refused 05");
    assertThat(advice.text("Reason")).contains("100 KGM").contains("100.5 KGM");
    assertThat(available(licence)).containsExactly("1 100");
    assertThat(queues.usageOf(licence)).isEmpty();
  }

  @Test
  void last_declaration_before_acceptance_counts() {
    send(declaration("90"));
    assertThat(outcomes(accepted("15"))).containsExactly("1 1 reserved ok");
    assertThat(available(licence)).containsExactly("1 85");
  }

  @Test
  void acceptance_waits_for_its_declaration_and_is_answered_when_it_comes() {
    CompletableFuture<Answer> acceptance = CompletableFuture.supplyAsync(() -> trySend(Aes.acceptance(lrn, mrn)));
    await().atMost(Duration.ofSeconds(5)).until(() -> bridge.get("/api/journal?mrn=" + mrn).json().get("messages").size() == 1);
    send(declaration("40"));
    assertThat(acceptance.join().status()).isEqualTo(200);
    assertThat(outcomes(Said.in(acceptance.join().text()))).containsExactly("1 1 reserved ok");
    assertThat(available(licence)).containsExactly("1 60");
    assertThat(parked(mrn)).isEmpty();
  }

  @Test
  void acceptance_is_parked_when_its_declaration_does_not_come_and_resumed_when_it_does() {
    Answer undecided = trySend(Aes.acceptance(lrn, mrn));
    assertThat(undecided.status()).as("not the outcome of a declaration without licences").isEqualTo(202);
    await().atMost(Duration.ofSeconds(8)).until(() -> parked(mrn).contains("declaration-missing"));
    assertThat(available(licence)).containsExactly("1 100");
    assertThat(queues.all(Queues.OUTCOMES)).noneMatch(came -> came.text().contains(mrn));

    send(declaration("40"));
    assertThat(available(licence)).containsExactly("1 60");
    assertThat(parked(mrn)).as("settled by itself").isEmpty();
    assertThat(queues.usageOf(licence)).containsExactly("RESERVE 40 0");
    assertThat(queues.all(Queues.OUTCOMES).stream().filter(came -> came.text().contains(mrn)).map(came -> outcomes(came.said())).toList())
        .as("nobody waits over HTTP any more, so the outcome is on the queue, once").containsExactly(java.util.List.of("1 1 reserved ok"));
  }

  @Test
  void acceptance_on_the_queue_waits_and_its_outcome_comes_once() {
    String sent = queues.send(Queues.DECLARATIONS, Aes.acceptance(lrn, mrn));
    await().atMost(Duration.ofSeconds(8)).until(() -> parked(mrn).contains("declaration-missing"));
    assertThat(queues.answersTo(sent, Queues.OUTCOMES)).as("nothing is said before it is decided").isEmpty();
    assertThat(outcomes(queues.outcomeOf(declaration("40")))).containsExactly("1 1 checked ok");
    assertThat(outcomes(queues.answerTo(sent, Queues.OUTCOMES).said())).containsExactly("1 1 reserved ok");
    queues.all(Queues.OUTCOMES);
    assertThat(queues.answersTo(sent, Queues.OUTCOMES)).hasSize(1);
  }

  @Test
  void outcomes_go_to_the_queue_that_the_sender_names() {
    String sent = queues.send(Queues.DECLARATIONS, declaration("40"), "customs.se.answers", java.util.Map.of());
    assertThat(outcomes(queues.answerTo(sent, "customs.se.answers").said())).containsExactly("1 1 checked ok");
    assertThat(queues.all(Queues.OUTCOMES)).noneMatch(came -> sent.equals(came.correlation()));
  }

  @Test
  void findings_of_a_message_on_the_queue_go_to_the_outcome_queue() {
    String sent = queues.send(Queues.DECLARATIONS, declaration("forty"));
    Said findings = queues.answerTo(sent, Queues.OUTCOMES).said();
    assertThat(findings.name()).isNotEqualTo("DeclarationOutcome");
    assertThat(findings.text("Path")).contains("quantity");
  }

  @Test
  void message_that_is_not_acceptable_is_answered_with_all_findings() {
    Answer answer = trySend(declaration("forty").toString().replace("<type>X060</type>", "<type>nonsense</type>"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(Said.in(answer.text()).all("Finding")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(trySend("<CC515C").status()).isEqualTo(400);
    assertThat(trySend(declaration("1").toString().replace("http://ecs.dgtaxud.ec", "urn:somebody:else")).status()).isEqualTo(422);
    assertThat(available(licence)).containsExactly("1 100");
  }

  @Test
  void release_without_a_hold_reserves_and_consumes_in_one_step() {
    Said released = send(Aes.release(mrn).exporter(Certificate.HOLDER).to("TR").item(1, Aes.licence(licence, 1, "25")));
    assertThat(outcomes(released)).containsExactly("1 1 consumed ok no-hold");
    assertThat(remaining(released)).containsExactly("75");
    assertThat(parked(mrn)).isEmpty();
    assertThat(reserved(window.check(licence))).isEmpty();
  }

  @Test
  void release_without_a_hold_is_refused_and_parked_for_every_reason_but_04() {
    Said refused = send(Aes.release(mrn).exporter("SE5560000009").item(1, Aes.licence(licence, 1, "25")));
    assertThat(outcomes(refused)).containsExactly("1 1 consumed refused 09 no-hold");
    assertThat(parked(mrn)).containsExactly("release-refused");
    assertThat(available(licence)).containsExactly("1 100");

    String suspended = licence + "-S";
    String other = mrn("S" + stories + "X");
    issue(Certificate.kilograms(suspended, "100").status("SUSPENDED"));
    assertThat(outcomes(send(Aes.release(other).item(1, Aes.licence(suspended, 1, "25"))))).containsExactly("1 1 consumed ok 04 no-hold status-changed");
    assertThat(parked(other)).isEmpty();
    assertThat(available(suspended)).containsExactly("1 75");
    assertThat(queues.usageOf(licence)).isEmpty();
  }

  @Test
  void goods_held_before_a_suspension_are_consumed_and_flagged() {
    accepted("40");
    issue(Certificate.kilograms(licence, "100").version(2).status("SUSPENDED"));
    assertThat(outcomes(send(Aes.release(mrn).item(1, Aes.licence(licence, 1, "40"))))).containsExactly("1 1 consumed ok 04 status-changed");
    assertThat(available(licence)).containsExactly("1 60");
  }

  @Test
  void surplus_is_taken_from_what_is_left_or_nothing_moves_and_an_officer_decides() {
    accepted("40");
    Said refused = send(Aes.release(mrn).item(1, Aes.licence(licence, 1, "100.1")));
    assertThat(outcomes(refused)).containsExactly("1 1 consumed refused 05");
    assertThat(parked(mrn)).containsExactly("release-refused");
    assertThat(reserved(window.check(licence))).as("the hold stays").containsExactly("40 " + mrn);
    assertThat(outcomes(send(Aes.release(mrn).item(1, Aes.licence(licence, 1, "45"))))).containsExactly("1 1 consumed ok surplus");
    assertThat(available(licence)).containsExactly("1 55");
    assertThat(queues.usageOf(licence)).containsExactly("RESERVE 40 0", "CONSUME -40 45");
  }

  @Test
  void second_release_moves_nothing_whatever_it_says() {
    accepted("40");
    send(Aes.release(mrn).item(1, Aes.licence(licence, 1, "40")));
    assertThat(outcomes(send(Aes.release(mrn).item(1, Aes.licence(licence, 1, "40.0"))))).containsExactly("1 1 none ok 03");
    assertThat(parked(mrn)).isEmpty();
    assertThat(outcomes(send(Aes.release(mrn).item(1, Aes.licence(licence, 1, "41"))))).containsExactly("1 1 none refused 03");
    assertThat(parked(mrn)).containsExactly("release-refused");
    assertThat(available(licence)).containsExactly("1 60");
    assertThat(queues.usageOf(licence)).containsExactly("RESERVE 40 0", "CONSUME -40 40");
  }

  @Test
  void held_item_that_is_not_listed_is_not_released_and_one_without_quantity_is_released_whole() {
    send(Aes.declaration(lrn).item(1, Aes.licence(licence, 1, "10")).item(2, Aes.licence(licence, 1, "20")).item(3, Aes.licence(licence, 1, "30")));
    send(Aes.acceptance(lrn, mrn));
    assertThat(available(licence)).containsExactly("1 40");
    Said released = send(Aes.release(mrn).item(1, Aes.licence(licence, 1, "10")).item(3, Aes.licence(licence, 1, null)));
    assertThat(outcomes(released)).containsExactlyInAnyOrder("1 1 consumed ok", "3 1 consumed ok", "2 1 released ok");
    assertThat(available(licence)).containsExactly("1 60");
    assertThat(consumed(window.check(licence))).containsExactly("10 " + mrn, "30 " + mrn);
  }

  @Test
  void release_without_goods_consumes_all_that_is_held() {
    accepted("40");
    assertThat(outcomes(send(Aes.release(mrn)))).containsExactly("1 1 consumed ok");
    assertThat(consumed(window.check(licence))).containsExactly("40 " + mrn);
  }

  @Test
  void goods_that_are_not_released_give_their_hold_back() {
    assertThat(outcomes(send(Aes.noRelease(mrn("N" + stories + "X"))))).as("nothing is held").containsExactly("none ok 02");
    accepted("40");
    assertThat(outcomes(send(Aes.noRelease(mrn)))).containsExactly("1 1 released ok");
    assertThat(outcomes(send(Aes.noRelease(mrn)))).containsExactly("none ok 02");
    assertThat(available(licence)).containsExactly("1 100");
    assertThat(parked(mrn)).isEmpty();
    assertThat(queues.usageOf(licence)).containsExactly("RESERVE 40 0", "RELEASE -40 0");
  }

  @Test
  void invalidation_ends_a_hold_only_when_it_is_granted() {
    assertThat(outcomes(send(Aes.invalidation(mrn("N" + stories + "X"), "1", "0")))).containsExactly("none ok 02");
    accepted("40");
    assertThat(outcomes(send(Aes.invalidation(mrn, "0", "1")))).containsExactly("none ok");
    assertThat(outcomes(send(Aes.invalidation(mrn, null, "0")))).containsExactly("none ok");
    assertThat(available(licence)).containsExactly("1 60");
    assertThat(outcomes(send(Aes.invalidation(mrn, null, "1")))).containsExactly("1 1 released ok");
    assertThat(available(licence)).containsExactly("1 100");
  }

  @Test
  void after_a_withdrawal_the_declaration_may_reserve_again() {
    accepted("40");
    send(Aes.release(mrn));
    assertThat(result(window.reserve(licence, mrn, "10"))).isEqualTo("0 06");
    assertThat(outcomes(send(Aes.invalidation(mrn, "1", "0")))).containsExactly("1 1 withdrawn ok");
    assertThat(result(window.reserve(licence, mrn, "10"))).isEqualTo("1");
    assertThat(available(licence)).containsExactly("1 90");
  }

  @Test
  void pre_lodged_goods_are_reserved_once_they_were_presented() {
    send(declaration("40").additionalType("D"));
    assertThat(outcomes(send(Aes.acceptance(lrn, mrn)))).containsExactly("1 1 none ok");
    assertThat(available(licence)).containsExactly("1 100");
    assertThat(outcomes(send(Aes.presentation(lrn, mrn)))).containsExactly("1 1 reserved ok");
    assertThat(available(licence)).containsExactly("1 60");
  }

  @Test
  void pre_lodged_goods_that_were_presented_first_are_reserved_at_acceptance() {
    send(declaration("40").additionalType("D"));
    send(Aes.presentation(lrn, mrn));
    assertThat(available(licence)).containsExactly("1 100");
    assertThat(outcomes(send(Aes.acceptance(lrn, mrn)))).containsExactly("1 1 reserved ok");
    assertThat(available(licence)).containsExactly("1 60");
  }

  @Test
  void general_authorisation_is_checked_and_never_counted() {
    send(Aes.declaration(lrn).item(1, Aes.document("X061", "EU001", null, null, null, null, null)));
    assertThat(outcomes(send(Aes.acceptance(lrn, mrn)))).containsExactly("1 checked ok no-record");
    assertThat(outcomes(send(Aes.release(mrn).item(1, Aes.document("X061", "EU001", null, null, null, null, null))))).containsExactly("1 checked ok no-record");
    assertThat(parked(mrn)).isEmpty();
  }

  @Test
  void licence_at_shipment_level_can_be_checked_but_not_reserved() {
    assertThat(outcomes(send(Aes.declaration(lrn).document(Aes.licence(licence, 1, "10")).item(1)))).containsExactly("1 checked ok");
    assertThat(outcomes(send(Aes.acceptance(lrn, mrn)))).containsExactly("1 reserved refused 11");
    assertThat(available(licence)).containsExactly("1 100");
  }

  @Test
  void mrn_with_a_wrong_check_digit_is_flagged_and_worked_all_the_same() {
    mrn = mrn.substring(0, 17) + (mrn.charAt(17) == '9' ? '0' : (char) (mrn.charAt(17) + 1));
    assertThat(outcomes(accepted("40"))).containsExactly("1 1 reserved ok mrn-check-digit");
    assertThat(available(licence)).containsExactly("1 60");
  }

  @Test
  void another_office_may_release_and_it_is_flagged() {
    accepted("40");
    assertThat(outcomes(send(Aes.release(mrn).office("SE006060").item(1, Aes.licence(licence, 1, "40"))))).containsExactly("1 1 consumed ok other-office");
    assertThat(window.check(licence).all("ConsumedQuantity").get(0).text("ReferenceNumber")).isEqualTo("SE006060");
  }

  @Test
  void licences_of_one_declaration_are_decided_each_by_itself() {
    String small = licence + "-B";
    issue(Certificate.kilograms(small, "5"));
    send(Aes.declaration(lrn).item(1, Aes.licence(licence, 1, "10"), Aes.licence(small, 1, "3")).item(2, Aes.licence(small, 1, "3"), Aes.licence("SE-AES-NONE", 1, "3")));
    Said outcome = send(Aes.acceptance(lrn, mrn));
    assertThat(outcomes(outcome)).containsExactlyInAnyOrder("1 1 reserved ok", "1 1 reserved refused 05", "2 1 reserved refused 05", "2 1 reserved refused 90");
    assertThat(available(licence)).containsExactly("1 90");
    assertThat(available(small)).containsExactly("1 5");
    assertThat(queues.usageOf(small)).as("all or nothing").isEmpty();
  }

  @Test
  void two_documents_of_one_item_on_the_same_line_are_added_up() {
    send(Aes.declaration(lrn).item(1, Aes.licence(licence, 1, "60"), Aes.licence(licence, 1, "40.5")));
    assertThat(outcomes(send(Aes.acceptance(lrn, mrn)))).allMatch(each -> each.startsWith("1 1 reserved refused 05"));
    lrn += "b";
    mrn = mrn("B" + stories + "X");
    send(Aes.declaration(lrn).item(1, Aes.licence(licence, 1, "60"), Aes.licence(licence, 1, "39.5")));
    assertThat(outcomes(send(Aes.acceptance(lrn, mrn)))).containsExactly("1 1 reserved ok");
    assertThat(reserved(window.check(licence))).containsExactly("99.5 " + mrn);
  }

  @Test
  void documents_of_no_licence_are_passed_over() {
    assertThat(outcomes(send(Aes.declaration(lrn).item(1, Aes.document("N380", "INV-7", null, null, null, null, null))))).isEmpty();
    assertThat(outcomes(send(Aes.acceptance(lrn, mrn)))).isEmpty();
  }

  @Test
  void single_window_reserves_by_mrn_and_the_acceptance_of_the_customs_system_restates_it() {
    window.reserve(licence, mrn, "30");
    assertThat(outcomes(accepted("40"))).containsExactly("1 1 reserved ok");
    assertThat(reserved(window.check(licence))).as("one declaration, one hold").containsExactly("40 " + mrn);
    assertThat(available(licence)).containsExactly("1 60");
  }

  @Test
  void customs_system_reserves_and_the_single_window_clears_by_mrn() {
    accepted("40");
    assertThat(clearance(window.released(licence, mrn, SingleWindow.releasedItem(1, 1, "35", "KGM")))).isEqualTo("01");
    assertThat(outcomes(send(Aes.noRelease(mrn)))).containsExactly("1 1 none refused 03");
    assertThat(available(licence)).containsExactly("1 65");
  }

  @Test
  void single_window_reserves_under_the_lrn_and_the_hold_follows_the_declaration_to_its_mrn() {
    Said held = window.about(licence).lrn(lrn, Aes.DECLARANT).item(1, 1, "841199", "30", "KGM").reserve();
    assertThat(reserved(held)).containsExactly("30 " + lrn);
    assertThat(reserved(window.about(licence).lrn(lrn.toLowerCase(), Aes.DECLARANT).ask())).as("an LRN keeps its case").containsExactly("30 " + lrn);
    accepted("30");
    assertThat(reserved(window.check(licence))).containsExactly("30 " + mrn);
    assertThat(available(licence)).containsExactly("1 70");
    assertThat(clearance(window.released(licence, mrn))).isEqualTo("01");
  }

  @Test
  void release_that_says_what_stands_already_is_the_same_release() {
    String other = licence + "-B";
    issue(Certificate.kilograms(other, "100"));
    send(Aes.declaration(lrn).exporter(Certificate.HOLDER).item(1, Aes.licence(licence, 1, "10"), Aes.licence(other, 1, "5")));
    send(Aes.acceptance(lrn, mrn));
    send(Aes.release(mrn));

    Said listed = send(Aes.release(mrn).item(1, Aes.document("X060", licence, 1, "10000", "GRM", null, null), Aes.licence(other, 1, "5")));
    assertThat(outcomes(listed)).as("in another unit").containsExactly("1 1 none ok 03", "1 1 none ok 03");
    assertThat(parked(mrn)).isEmpty();

    Said differs = send(Aes.release(mrn).item(1, Aes.licence(licence, 1, "10"), Aes.licence(other, 1, "4")));
    assertThat(outcomes(differs)).as("each licence by itself").containsExactly("1 1 none ok 03", "1 1 none refused 03");
    assertThat(parked(mrn)).containsExactly("release-refused");
    assertThat(available(licence)).containsExactly("1 90");
    assertThat(available(other)).containsExactly("1 95");
  }

  @Test
  void release_of_what_the_single_window_cleared_confirms_it() {
    window.reserve(licence, mrn, "10");
    window.released(licence, mrn);

    assertThat(outcomes(send(Aes.release(mrn).item(1, Aes.licence(licence, 1, "10"))))).containsExactly("1 1 none ok 03");
    assertThat(outcomes(send(Aes.release(mrn)))).containsExactly("1 1 none ok 03");
    assertThat(parked(mrn)).isEmpty();
    assertThat(outcomes(send(Aes.release(mrn).item(1, Aes.licence(licence, 1, "10")).item(2, Aes.licence(licence, 1, "3"))))).as("something beside it")
        .containsExactly("1 1 none refused 03");
  }

  @Test
  void document_that_uses_nothing_is_told_of() {
    Aes declared = Aes.declaration(lrn).exporter(Certificate.HOLDER).item(1, Aes.licence(licence, 1, "0")).item(2, Aes.licence(licence, 1, "4"));
    assertThat(outcomes(send(declared))).containsExactlyInAnyOrder("1 1 none ok", "2 1 checked ok");
    assertThat(outcomes(send(Aes.acceptance(lrn, mrn)))).containsExactlyInAnyOrder("1 1 none ok", "2 1 reserved ok");
    assertThat(available(licence)).containsExactly("1 96");
  }

  @Test
  void release_without_a_hold_under_another_document_or_procedure_is_executed_and_flagged() {
    Said other = send(Aes.release(mrn).exporter(Certificate.HOLDER).item(1, Aes.document("X070", licence, 1, "10", "KGM", null, null)));
    assertThat(outcomes(other)).containsExactly("1 1 consumed ok 04 no-hold status-changed");

    issue(Certificate.kilograms(licence, "100").version(2).under("21"));
    Said procedure = send(Aes.release(mrn("PR" + stories + "X")).exporter(Certificate.HOLDER).item(1, Aes.licence(licence, 1, "10")));
    assertThat(outcomes(procedure)).containsExactly("1 1 consumed ok 04 no-hold status-changed");
    assertThat(available(licence)).containsExactly("1 80");
  }

  @Test
  void release_that_lists_no_goods_tells_of_what_is_held_only() {
    send(Aes.declaration(lrn).exporter(Certificate.HOLDER).item(1, Aes.licence(licence, 1, "10")).item(2, Aes.licence(licence, 1, "4")));
    send(Aes.acceptance(lrn, mrn));
    send(Aes.invalidation(mrn, "1", "0"));
    window.reserve(licence, mrn, "1");
    assertThat(outcomes(send(Aes.release(mrn)))).as("the item that nothing is held for is not told of").containsExactly("1 1 consumed ok late");
  }
}
