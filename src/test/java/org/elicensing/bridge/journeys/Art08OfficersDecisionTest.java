package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.journeys.Officer.item;

import java.util.List;
import org.elicensing.bridge.journeys.RunningBridge.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Art 8 of Implementing Regulation (EU) 2024/2145: an officer decides past the verification, and never alone where the books would not allow it. */
class Art08OfficersDecisionTest extends Journey {

  private Officer officer;

  @BeforeEach
  void officer() {
    officer = new Officer(window, bridge);
  }

  @Test
  void art_08_officer_accepts_goods_that_the_verification_refused() {
    String licence = "SE-ART8-1";
    String mrn = mrn("ARTATEA");
    issue(Certificate.of(licence).to("TR").line(1, "841199", Certificate.quantity("KGM", "100")));
    assertThat(result(window.about(licence).mrn(mrn).destination("CN").item(1, 1, "841199", "30", "KGM").reserve())).as("another destination").isEqualTo("0 08");
    issue(Certificate.of(licence).version(2).status("SUSPENDED").to("TR").line(1, "841199", Certificate.quantity("KGM", "100")));

    assertThat(clearance(officer.decides("accept", licence, mrn, item(1, 1, "30000", "GRM")))).as("executed, though not in force").isEqualTo("04");

    Said after = window.check(licence);
    assertThat(available(after)).containsExactly("1 70");
    assertThat(consumed(after)).containsExactly("30000 " + mrn);
    assertThat(queues.usageOf(licence)).containsExactly("INTERVENE 0 30");
    assertThat(story(licence)).contains("\"rule\":\"04\"");
    assertThat(queues.all(Queues.OUTCOMES)).as("the officer was answered where he asked").noneMatch(came -> came.text().contains(mrn));
    assertThat(officer.open(mrn)).as("no second person is needed").isNull();
  }

  @Test
  void art_08_officer_amends_and_refuses_what_is_held() {
    String licence = "SE-ART8-2";
    String mrn = mrn("ARTATEB");
    issue(Certificate.kilograms(licence, "100"));
    assertThat(clearance(officer.decides("amend", licence, mrn, item(1, 1, "40", "KGM")))).as("held without having been asked for").isEqualTo("01");
    assertThat(reserved(window.check(licence))).containsExactly("40 " + mrn);
    assertThat(clearance(officer.decides("amend", licence, mrn, item(1, null, "90", "KGM")))).isEqualTo("01");
    assertThat(clearance(officer.decides("refuse", licence, mrn, item(1, null, "20", "KGM")))).as("a part of it").isEqualTo("01");
    assertThat(reserved(window.check(licence))).containsExactly("70 " + mrn);
    assertThat(clearance(officer.decides("refuse", licence, mrn))).isEqualTo("01");
    assertThat(available(licence)).containsExactly("1 100");
    assertThat(clearance(officer.decides("refuse", licence, mrn))).as("nothing is there any more").isEqualTo("02");
    assertThat(clearance(officer.decides("accept", "SE-ART8-NONE", mrn, item(1, 1, "1", "KGM")))).as("no such licence").isEqualTo("02");
    assertThat(clearance(officer.decides("accept", licence, mrn, item(1, 7, "1", "KGM")))).as("no such line").isEqualTo("92");
    assertThat(available(licence)).containsExactly("1 100");
    assertThat(queues.usageOf(licence)).containsExactly("INTERVENE 40 0", "INTERVENE 50 0", "INTERVENE -20 0", "INTERVENE -70 0");
  }

  @Test
  void art_08_overdrawing_waits_for_a_second_person_and_is_done_when_that_one_agrees() {
    String licence = "SE-ART8-3";
    String mrn = mrn("ARTATEC");
    issue(Certificate.kilograms(licence, "100"));
    window.reserve(licence, mrn, "40");
    String messageId = SingleWindow.newId();

    assertThat(clearance(SingleWindow.answer(officer.tries(messageId, "accept", licence, mrn, item(1, 1, "130", "KGM"))))).isEqualTo("93");
    assertThat(available(licence)).as("nothing has moved").containsExactly("1 60");
    assertThat(queues.usageOf(licence)).containsExactly("RESERVE 40 0");
    String request = officer.open(mrn);

    Answer own = officer.settles(request, "approve", " OFFICER one");
    assertThat(own.status()).isEqualTo(409);
    assertThat(own.text()).contains("same-person");
    assertThat(bridge.post("/api/approvals/" + request + "/approve", "application/json", "{\"person\": \"Officer Two\"}").status()).as("without a reason").isEqualTo(422);
    assertThat(bridge.post("/api/approvals/0000000000000/approve", "application/json", "{}").status()).isEqualTo(404);
    assertThat(available(licence)).containsExactly("1 60");

    Answer approved = officer.settles(request, "approve", "Officer Two");
    assertThat(approved.status()).as(approved.text()).isEqualTo(200);
    assertThat(approved.json().get("state").asText() + " " + approved.json().get("outcome").asText()).isEqualTo("approved 01");
    Said shown = window.check(licence);
    assertThat(shown.all("AvailableQuantity").get(0).row("Quantity", "OverdrawnQuantity")).as("never shown below zero, and yet shown").isEqualTo("0 30");
    assertThat(consumed(shown)).containsExactly("130 " + mrn);
    queues.answerTo(messageId, Queues.OUTCOMES);
    List<Queues.Came> told = queues.answersTo(messageId, Queues.OUTCOMES);
    assertThat(told).hasSize(1);
    assertThat(told.get(0).said().row("MessageType", "MessageIdentification", "MRN")).isEqualTo("LicenceInterventionRequest " + messageId + " " + mrn);
    assertThat(outcomes(told.get(0).said())).containsExactly("1 1 consumed ok 01");
    assertThat(told.get(0).said().all("DocumentOutcome").get(0).row("RemainingQuantity", "OverdrawnQuantity")).isEqualTo("0 30");
    assertThat(queues.usageOf(licence)).containsExactly("RESERVE 40 0", "INTERVENE -40 130");

    assertThat(officer.settles(request, "approve", "Officer Three").status()).as("it acts once").isEqualTo(409);
    assertThat(officer.settles(request, "refuse", "Officer Three").status()).isEqualTo(409);
    assertThat(clearance(SingleWindow.answer(officer.tries(messageId, "accept", licence, mrn, item(1, 1, "130", "KGM"))))).as("a repeat gets the first answer").isEqualTo("93");
    assertThat(officer.open(mrn)).as("and opens nothing").isNull();
    assertThat(result(window.reserve(licence, mrn("ARTATED"), "0.001"))).as("nothing is left for anybody").isEqualTo("0 05");
    assertThat(queues.all(Queues.OUTCOMES).stream().filter(came -> messageId.equals(came.correlation()))).hasSize(1);
    assertThat(story(licence)).contains("ApproveIntervention", "Officer Two", "seen the goods");
  }

  @Test
  void art_08_taking_back_a_consumption_waits_and_a_refusal_leaves_it() {
    String licence = "SE-ART8-4";
    String mrn = mrn("ARTATEE");
    issue(Certificate.kilograms(licence, "100"));
    window.reserve(licence, mrn, "40");
    window.released(licence, mrn);

    assertThat(clearance(officer.decides("refuse", licence, mrn))).isEqualTo("93");
    assertThat(officer.settles(officer.open(mrn), "refuse", "Officer Two").json().get("state").asText()).isEqualTo("refused");
    assertThat(available(licence)).containsExactly("1 60");
    Said refused = outcomeAbout(mrn, 0);
    assertThat(outcomes(refused)).containsExactly("withdrawn refused");
    assertThat(refused.text("Reason")).contains("second person refused it: seen the goods");

    assertThat(clearance(officer.decides("refuse", licence, mrn))).isEqualTo("93");
    assertThat(officer.settles(officer.open(mrn), "approve", "Officer Two").json().get("outcome").asText()).isEqualTo("01");
    assertThat(available(licence)).containsExactly("1 100");
    assertThat(outcomes(outcomeAbout(mrn, 1))).containsExactly("1 1 withdrawn ok 01");
    assertThat(queues.usageOf(licence)).containsExactly("RESERVE 40 0", "CONSUME -40 40", "INTERVENE 0 -40");
    assertThat(result(window.reserve(licence, mrn, "10"))).as("06 no longer applies").isEqualTo("1");
  }

  @Test
  void art_08_approval_is_decided_anew_on_the_books_of_its_moment() {
    String licence = "SE-ART8-5";
    String mrn = mrn("ARTATEF");
    issue(Certificate.kilograms(licence, "100"));
    window.reserve(licence, mrn, "40");
    window.released(licence, mrn);
    assertThat(clearance(officer.decides("amend", licence, mrn, item(1, 1, "10", "KGM")))).isEqualTo("93");
    send(Aes.invalidation(mrn, "1", "1"));
    assertThat(available(licence)).as("customs took it back itself, which needs no second person").containsExactly("1 100");

    Answer approved = officer.settles(officer.open(mrn), "approve", "Officer Two");

    assertThat(approved.json().get("outcome").asText()).as("10 kg are held, for nothing is consumed any more").isEqualTo("01");
    assertThat(reserved(window.check(licence))).containsExactly("10 " + mrn);
    assertThat(outcomes(outcomeAbout(mrn, 0))).containsExactly("1 1 reserved ok 01");
  }

  @Test
  void art_08_release_that_was_not_covered_is_accepted_by_officers() {
    String licence = "SE-ART8-6";
    String mrn = mrn("ARTATEG");
    issue(Certificate.kilograms(licence, "100"));
    send(Aes.declaration("art 8 g").item(1, Aes.licence(licence, 1, "90")));
    send(Aes.acceptance("art 8 g", mrn));
    send(Aes.release(mrn).item(1, Aes.licence(licence, 1, "120")));
    assertThat(parked(mrn)).containsExactly("release-refused");
    assertThat(reserved(window.check(licence))).containsExactly("90 " + mrn);

    assertThat(clearance(officer.decides("accept", licence, mrn, item(1, 1, "120", "KGM")))).isEqualTo("93");
    officer.settles(officer.open(mrn), "approve", "Officer Two");

    assertThat(window.check(licence).all("AvailableQuantity").get(0).row("Quantity", "OverdrawnQuantity")).isEqualTo("0 20");
    assertThat(outcomes(outcomeAbout(mrn, 0))).containsExactly("1 1 consumed ok 01");
  }

  @Test
  void art_08_overdrawn_line_lives_on_with_its_licence() {
    String licence = "SE-ART8-8";
    String mrn = mrn("ARTATEI");
    issue(Certificate.kilograms(licence, "100"));
    officer.decides("accept", licence, mrn, item(1, 1, "130", "KGM"));
    officer.settles(officer.open(mrn), "approve", "Officer Two");

    issue(Certificate.kilograms(licence, "100").version(2).status("SUSPENDED"));
    issue(Certificate.kilograms(licence, "100").version(3));
    assertThat(overdrawn(licence)).as("the same limit again").isEqualTo("0 30");
    assertThat(push(Certificate.kilograms(licence, "120").version(4)).text()).as("not enough").contains("below-use", "least acceptable limit is 130");
    assertThat(overdrawn(licence)).isEqualTo("0 30");
    issue(Certificate.kilograms(licence, "130").version(4));
    assertThat(overdrawn(licence)).isEqualTo("0");
    send(Aes.invalidation(mrn, "1", "1"));
    assertThat(available(licence)).as("all of it is given back").containsExactly("1 130");
  }

  private static String overdrawn(String licence) {
    return window.check(licence).all("AvailableQuantity").get(0).row("Quantity", "OverdrawnQuantity");
  }

  @Test
  void art_08_what_cannot_be_understood_is_said_in_a_fault() {
    issue(Certificate.kilograms("SE-ART8-7", "100"));
    Answer answer = officer.tries(SingleWindow.newId(), "amend", "SE-ART8-7", mrn("ARTATEH"));
    assertThat(answer.status()).isEqualTo(500);
    assertThat(Said.in(answer.text()).all("Finding").get(0).text("Code")).isEqualTo("items-required");
    Answer word = officer.tries(SingleWindow.newId(), "forgive", "SE-ART8-7", mrn("ARTATEH"));
    assertThat(word.status()).isEqualTo(500);
    assertThat(available("SE-ART8-7")).containsExactly("1 100");
  }

  /** What came of interventions on the declaration, in the order it left. */
  private static Said outcomeAbout(String mrn, int which) {
    return queues.all(Queues.OUTCOMES).stream().map(Queues.Came::text).filter(text -> text.contains("LicenceInterventionRequest") && text.contains(mrn)).map(Said::in).toList().get(which);
  }

  private static String story(String licence) {
    return bridge.get("/api/journal?licence=" + licence).text();
  }
}
