package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Map;
import org.elicensing.bridge.journeys.RunningBridge.Answer;
import org.junit.jupiter.api.Test;

/** A record or a reservation can be judged without effect: the same answers and findings, and nothing is kept but a note. */
class DryRunTest extends Journey {

  private static final String RECORDS = "/licensing/eu/records?dry-run=true";

  @Test
  void record_is_judged_and_the_licence_does_not_come_to_be() {
    String licence = "SE-DRY-1";
    Answer dry = bridge.post(RECORDS, "application/xml", Certificate.kilograms(licence, "500").toString());

    assertThat(dry.status()).isEqualTo(200);
    assertThat(Said.in(dry.text()).text("Outcome")).isEqualTo("created");
    assertThat(window.check(licence).has("Licence")).isFalse();
    assertThat(Said.in(push(Certificate.kilograms(licence, "500")).text()).text("Outcome")).as("in earnest it is still new").isEqualTo("created");
  }

  @Test
  void record_that_is_not_acceptable_gets_the_same_findings_and_nobody_is_asked() {
    String licence = "SE-DRY-2";
    issue(Certificate.kilograms(licence, "500"));
    window.reserve(licence, mrn("DRY2"), "300");
    String record = Certificate.kilograms(licence, "200").version(2).toString();

    Answer dry = bridge.post(RECORDS, "application/xml", record);

    assertThat(dry.status()).isEqualTo(422);
    assertThat(result(window.reserve(licence, mrn("DRY3"), "1"))).as("the licence is not held back").isEqualTo("1");
    window.notReleased(licence, mrn("DRY3"));
    assertThat(bridge.get("/api/parked?limit=100").text()).doesNotContain(licence);
    assertThat(findings(push(record))).isEqualTo(findings(dry)).contains("300.");
    assertThat(bridge.post(RECORDS, "application/xml", "<Licence").status()).isEqualTo(400);
    assertThat(bridge.post(RECORDS, "application/xml", "<Licence xmlns='urn:elicensing-bridge:certificate:dual-use:v1'/>").status()).isEqualTo(422);
  }

  @Test
  void record_on_the_queue_is_acknowledged_as_a_dry_run() {
    String licence = "SE-DRY-3";
    String asked = queues.send(Queues.RECORDS, Certificate.kilograms(licence, "500"), null, Map.of("licensingSystem", "eu", "dryRun", "true"));

    Queues.Came answer = queues.answerTo(asked, Queues.ACKNOWLEDGEMENTS);

    assertThat(answer.said().text("Outcome")).isEqualTo("created");
    assertThat(answer.properties()).containsEntry("dryRun", "true");
    assertThat(window.check(licence).has("Licence")).isFalse();
  }

  @Test
  void reservation_is_judged_moves_nothing_and_may_come_in_earnest_under_the_same_identification() {
    String licence = "SE-DRY-4";
    issue(Certificate.kilograms(licence, "500"));
    String id = SingleWindow.newId();
    SingleWindow.Asking asking = window.about(licence).messageId(id).mrn(mrn("DRY4")).item(1, 1, "841199", "200", "KGM").push(true);

    Said dry = Said.in(dry(asking.envelope(1)).text());

    assertThat(result(dry)).isEqualTo("1");
    assertThat(available(dry)).as("as it would be").containsExactly("1 300");
    assertThat(available(licence)).as("as it is").containsExactly("1 500");
    assertThat(queues.usageOf(licence)).as("nothing is told to licensing").isEmpty();
    assertThat(result(asking.reserve())).isEqualTo("1");
    assertThat(available(licence)).containsExactly("1 300");
  }

  @Test
  void refusal_fault_and_clearance_are_judged_alike() {
    String licence = "SE-DRY-5";
    issue(Certificate.kilograms(licence, "100"));
    window.reserve(licence, mrn("DRY5"), "40");

    assertThat(result(Said.in(dry(window.about(licence).mrn(mrn("DRY6")).item(1, 1, "841199", "61", "KGM").envelope(1)).text()))).isEqualTo("0 05");
    assertThat(dry(window.about(licence).envelope(1)).text()).contains("items-required", "declaration-required");
    String clearing = SingleWindow.envelope(SingleWindow.newId(), SingleWindow.OFFICE, "", SingleWindow.clearance(SingleWindow.OFFICE, licence, mrn("DRY5"), "01"));
    assertThat(clearance(Said.in(dry(clearing).text()))).isEqualTo("01");
    assertThat(reserved(window.check(licence))).as("still held").containsExactly("40 " + mrn("DRY5"));
    assertThat(bridge.get("/api/parked?limit=100").text()).doesNotContain("items-required");
  }

  @Test
  void check_with_push_indication_leaves_no_interest() {
    String licence = "SE-DRY-6";
    issue(Certificate.kilograms(licence, "100"));
    assertThat(Said.in(dry(window.about(licence).push(true).envelope(0)).text()).text("PushActive")).isEqualTo("true");

    issue(Certificate.kilograms(licence, "100").version(2).status("SUSPENDED"));

    assertThat(queues.all(Queues.STATUS)).noneMatch(came -> came.text().contains(licence));
  }

  @Test
  void declaration_message_is_judged_without_effect_too() {
    String licence = "SE-DRY-7";
    issue(Certificate.kilograms(licence, "100"));
    Aes declaration = Aes.declaration("LRN-DRY-7").item(1, "841199", Aes.licence(licence, 1, "30"));
    send(declaration);
    String acceptance = Aes.acceptance("LRN-DRY-7", mrn("DRY7")).toString();

    Answer dry = bridge.send(bridge.request("/customs/declarations?dry-run=true").header("Content-Type", "application/xml").POST(HttpRequest.BodyPublishers.ofString(acceptance)));

    assertThat(outcomes(Said.in(dry.text()))).containsExactly("1 1 reserved ok");
    assertThat(available(licence)).containsExactly("1 100");
    assertThat(outcomes(Said.in(trySend(acceptance).text()))).containsExactly("1 1 reserved ok");
    assertThat(available(licence)).containsExactly("1 70");
  }

  @Test
  void journal_notes_it() {
    String licence = "SE-DRY-8";
    bridge.post(RECORDS, "application/xml", Certificate.kilograms(licence, "500").toString());

    var noted = bridge.get("/api/journal?licence=" + licence).json().get("messages");

    assertThat(noted).singleElement().satisfies(message -> assertThat(message.get("outcome").asText()).isEqualTo("noted"));
  }

  private static Answer dry(String envelope) {
    return bridge.send(bridge.request("/services/certex/dual-use").header("Content-Type", "text/xml; charset=utf-8").header("Dry-Run", "true").POST(HttpRequest.BodyPublishers.ofString(envelope)));
  }

  private static String findings(Answer answer) {
    return Said.in(answer.text()).all("Finding").toString();
  }
}
