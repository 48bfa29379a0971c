package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.elicensing.bridge.journeys.RunningBridge.Answer;
import org.elicensing.bridge.reading.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** National systems push their records, and hear what became of their licences. */
class LicenceRecordsTest extends Journey {

  private static int stories;
  private String licence;
  private String mrn;

  @BeforeEach
  void names_of_its_own() {
    int number = ++stories;
    licence = "SE-REC-" + number;
    mrn = mrn("REC" + number + "X");
  }

  private static String outcome(Said acknowledgement) {
    Said licence = acknowledgement.name().equals("Licence") ? acknowledgement : acknowledgement.all("Licence").get(0);
    return licence.row("Reference", "Version", "Outcome");
  }

  private static String lines(Said acknowledgement) {
    return acknowledgement.all("Line").stream().map(line -> line.row("LineNumber", "Authorised", "Available", "Reserved", "Consumed")).toList().toString();
  }

  private Said refused(Object record, String code) {
    Answer answer = push(record);
    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    Said said = Said.in(answer.text());
    assertThat(said.all("Finding").stream().map(finding -> finding.text("Code")).toList()).as(answer.text()).contains(code);
    return said;
  }

  @Test
  void record_is_created_left_unchanged_updated_and_never_goes_back() {
    Said created = issue(Certificate.kilograms(licence, "100").version(3));
    assertThat(outcome(created)).isEqualTo(licence + " 3 created");
    window.reserve(licence, mrn, "30");
    window.released(licence, mrn, SingleWindow.releasedItem(1, 1, "20", "KGM"));
    window.reserve(licence, mrn("RECB" + stories + "X"), "5");
    Said unchanged = issue(Certificate.kilograms(licence, "100").version(3));
    assertThat(outcome(unchanged)).isEqualTo(licence + " 3 unchanged");
    assertThat(lines(unchanged)).isEqualTo("[1 100 75 5 20]");
    Said updated = issue(Certificate.kilograms(licence, "150").version(4).line(2, "8412", Certificate.quantity("NAR", "9")));
    assertThat(outcome(updated)).isEqualTo(licence + " 4 updated");
    assertThat(lines(updated)).isEqualTo("[1 150 125 5 20, 2 9 9 0 0]");
    refused(Certificate.kilograms(licence, "100").version(3), "older-version");
    refused(Certificate.kilograms(licence, "100").version(4), "same-version");
    assertThat(available(licence)).containsExactly("1 125", "2 9");
    assertThat(window.check(licence).text("Version")).isEqualTo("4");
    assertThat(result(window.reserve(licence, mrn("RECC" + stories + "X"), "1"))).as("an old record holds nothing back").isEqualTo("1");
  }

  @Test
  void record_without_version_is_numbered_by_the_bridge() {
    assertThat(outcome(issue(Certificate.kilograms(licence, "100").withoutVersion()))).isEqualTo(licence + " 1 created");
    assertThat(outcome(issue(Certificate.kilograms(licence, "100").withoutVersion()))).isEqualTo(licence + " 1 unchanged");
    assertThat(outcome(issue(Certificate.kilograms(licence, "120").withoutVersion()))).isEqualTo(licence + " 2 updated");
  }

  @Test
  void reference_belongs_to_the_system_that_first_pushed_it() {
    assertThat(bridge.post("/licensing/uk-lite/records", "application/json", uk("insert", licence, "10", "")).status()).isEqualTo(200);
    refused(Certificate.kilograms(licence, "500").version(9), "owned-by-another-system");
    assertThat(available(licence)).containsExactly("1 10");
    assertThat(bridge.get("/licensing/eu/usage?reference=" + licence).status()).isEqualTo(404);
    assertThat(bridge.get("/licensing/uk-lite/usage?reference=" + licence).status()).isEqualTo(200);
  }

  @Test
  void bad_record_never_stops_its_neighbours() {
    String both = "<Licences xmlns='urn:elicensing-bridge:certificate:dual-use:v1'>" + Certificate.kilograms(licence + "-A", "10") + Certificate.kilograms(licence + "-B", "ten")
        + Certificate.kilograms(licence + "-C", "30") + "</Licences>";
    Answer answer = push(both);
    assertThat(answer.status()).isEqualTo(200);
    Said said = Said.in(answer.text());
    assertThat(said.all("Licence").stream().map(LicenceRecordsTest::outcome).toList()).containsExactly(licence + "-A 1 created", licence + "-B refused", licence + "-C 1 created");
    assertThat(window.check(licence + "-A").has("Licence")).isTrue();
    assertThat(window.check(licence + "-B").has("Licence")).isFalse();
    assertThat(available(licence + "-C")).containsExactly("1 30");
  }

  @Test
  void record_that_is_not_complete_is_answered_with_all_findings_and_one_that_cannot_be_read_with_400() {
    String incomplete = Certificate.kilograms(licence, "100").toString().replace("<DocumentType>X060</DocumentType>", "").replace("<Status>VALID</Status>", "<Status>FINE</Status>");
    Answer answer = push(incomplete);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(Said.in(answer.text()).all("Finding")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(push("<Licence").status()).isEqualTo(400);
    assertThat(bridge.post("/licensing/atlantis/records", "application/xml", incomplete).status()).as("no such system").isEqualTo(422);
    assertThat(window.check(licence).has("Licence")).isFalse();
  }

  @Test
  void record_below_use_is_refused_and_holds_the_licence_back_until_a_valid_one_comes() {
    issue(Certificate.kilograms(licence, "100"));
    window.reserve(licence, mrn, "30");
    window.released(licence, mrn);
    String other = mrn("RECB" + stories + "X");
    window.reserve(licence, other, "12.5");
    Said refused = refused(Certificate.kilograms(licence, "42").version(2), "below-use");
    assertThat(refused.text("Sentence")).contains("42.5");
    assertThat(lines(refused)).isEqualTo("[1 100 57.5 12.5 30]");
    assertThat(result(window.reserve(licence, mrn("RECC" + stories + "X"), "1"))).isEqualTo("0 04");
    assertThat(bridge.get("/api/parked?cause=record-not-acceptable").text()).as("a human is asked").contains(licence);
    assertThat(clearance(window.released(licence, other))).as("what is held may be cleared").isIn("01", "04");
    assertThat(outcome(issue(Certificate.kilograms(licence, "42.5").version(2)))).isEqualTo(licence + " 2 updated");
    assertThat(result(window.reserve(licence, mrn("RECC" + stories + "Y"), "1"))).isEqualTo("0 05");
    assertThat(available(licence)).containsExactly("1 0");
  }

  @Test
  void line_in_use_may_be_limited_in_another_measure_and_no_longer_in_one() {
    issue(Certificate.of(licence).line(1, "8411"));
    window.about(licence).mrn(mrn).item(1, 1, "841199", "30", "KGM", "300.00", "EUR").reserve();
    window.about(licence).mrn(mrn("RECD" + stories + "X")).item(1, 1, "841199", "2000", "GRM", "20.00", "EUR").reserve();
    window.released(licence, mrn);

    Said limited = issue(Certificate.of(licence).version(2).line(1, "8411", Certificate.quantity("KGM", "100")));
    assertThat(lines(limited)).as("counted as declared").isEqualTo("[1 100 68 2 30]");
    Said both = issue(Certificate.of(licence).version(3).line(1, "8411", Certificate.quantity("KGM", "100"), Certificate.value("EUR", "400.00")));
    assertThat(both.all("Line").get(0).texts("Available")).containsExactly("68", "80.00");
    Said byValue = issue(Certificate.of(licence).version(4).line(1, "8411", Certificate.value("EUR", "400.00")));
    assertThat(lines(byValue)).isEqualTo("[1 400.00 80.00 20.00 300.00]");
    Said open = issue(Certificate.of(licence).version(5).line(1, "8411"));
    assertThat(open.all("Line").get(0).texts("Authorised")).isEmpty();
    assertThat(consumed(window.check(licence))).containsExactly("30 " + mrn);

    assertThat(clearance(window.released(licence, mrn("RECD" + stories + "X")))).isEqualTo("01");
    assertThat(queues.usageOf(licence)).as("a change of limits uses nothing").noneMatch(use -> use.startsWith("RECOUNT"));
  }

  @Test
  void line_is_not_limited_below_its_use_nor_in_what_its_uses_do_not_say() {
    issue(Certificate.of(licence).line(1, "8411"));
    window.about(licence).mrn(mrn).item(1, 1, "841199", "30", "KGM").reserve();

    Said tooLow = refused(Certificate.of(licence).version(2).line(1, "8411", Certificate.quantity("KGM", "29.9")), "below-use");
    assertThat(tooLow.all("Finding").get(0).text("Sentence")).contains("the least acceptable limit is 30");
    refused(Certificate.of(licence).version(2).line(1, "8411", Certificate.value("EUR", "5000.00")), "use-not-countable");
    refused(Certificate.of(licence).version(2).line(1, "8411", Certificate.quantity("LTR", "500")), "use-not-countable");
    assertThat(result(window.reserve(licence, mrn("RECE" + stories + "X"), "1"))).isEqualTo("0 04");

    issue(Certificate.of(licence).version(2).line(1, "8411", Certificate.quantity("KGM", "30")));
    assertThat(result(window.reserve(licence, mrn("RECE" + stories + "X"), "1"))).isEqualTo("0 05");
  }

  @Test
  void line_in_use_is_neither_dropped_nor_given_another_unit() {
    issue(Certificate.kilograms(licence, "100").line(2, "8412", Certificate.quantity("KGM", "50")).line(3, "8413", Certificate.value("SEK", "50")));
    window.reserve(licence, mrn, "30");
    refused(Certificate.of(licence).version(2).line(2, "8412", Certificate.quantity("KGM", "50")), "line-in-use");
    refused(Certificate.of(licence).version(2).line(1, "8411", Certificate.quantity("LTR", "100")), "unit-in-use");
    assertThat(available(licence)).containsExactly("1 70", "2 50", "3 50.00");
    assertThat(outcome(issue(Certificate.kilograms(licence, "100").version(2).line(2, "8412", Certificate.quantity("NAR", "5"))))).as("lines that nobody uses").isEqualTo(licence + " 2 updated");
    assertThat(available(licence)).containsExactly("1 70", "2 5");
  }

  @Test
  void change_of_status_or_dates_is_never_refused() {
    issue(Certificate.kilograms(licence, "100"));
    window.reserve(licence, mrn, "100");
    for (String status : new String[] {"SUSPENDED", "REVOKED", "VALID"}) {
      assertThat(outcome(issue(Certificate.kilograms(licence, "100").withoutVersion().status(status)))).endsWith("updated");
    }
    assertThat(outcome(issue(Certificate.kilograms(licence, "100").withoutVersion().valid("2026-01-01", "2026-02-01")))).endsWith("updated");
    assertThat(reserved(window.check(licence))).containsExactly("100 " + mrn);
  }

  @Test
  void what_was_used_before_the_bridge_is_booked_under_opening() {
    Said created = issue(Certificate.of(licence).line(1, "8411", Certificate.quantity("KGM", "100"), Certificate.usedBefore("37.5")));
    assertThat(lines(created)).isEqualTo("[1 100 62.5 0 37.5]");
    assertThat(consumed(window.check(licence))).containsExactly("37.5 OPENING");
    refused(Certificate.of(licence).version(2).line(1, "8411", Certificate.quantity("KGM", "100"), Certificate.usedBefore("40")), "already-used-later");
    assertThat(available(licence)).containsExactly("1 62.5");
    assertThat(queues.usageOf(licence)).as("its authority knows that itself").isEmpty();
  }

  @Test
  void usage_is_told_on_the_queue_and_on_demand() {
    issue(Certificate.kilograms(licence, "100"));
    window.reserve(licence, mrn, "30");
    window.released(licence, mrn, SingleWindow.releasedItem(1, 1, "20", "KGM"));
    assertThat(queues.usageOf(licence)).containsExactly("RESERVE 30 0", "CONSUME -30 20");
    assertThat(queues.all(Queues.USAGE).stream().filter(came -> came.text().contains(licence)).map(came -> came.properties().get("licensingSystem")).distinct().toList()).containsExactly("eu");
    Said usage = Said.in(bridge.get("/licensing/eu/usage?reference=" + licence).text());
    assertThat(lines(usage)).isEqualTo("[1 100 80 0 20]");
    assertThat(usage.all("Use").get(0).row("State", "LineNumber", "Mrn", "GoodsItemNumber", "CustomsOffice", "MemberState", "DeclaredQuantity", "DeclaredUnit"))
        .isEqualTo("consumed 1 " + mrn + " 1 SE003030 SE 20 KGM");
    assertThat(bridge.get("/licensing/uk-lite/usage?reference=" + licence).status()).isEqualTo(404);
    assertThat(bridge.get("/licensing/eu/usage?reference=SE-REC-NONE").status()).isEqualTo(404);
  }

  @Test
  void records_over_the_queue_are_acknowledged_there() {
    String sent = queues.send(Queues.RECORDS, Certificate.kilograms(licence, "100"), null, Map.of("licensingSystem", "eu"));
    Queues.Came acknowledgement = queues.answerTo(sent, Queues.ACKNOWLEDGEMENTS);
    assertThat(outcome(acknowledgement.said())).isEqualTo(licence + " 1 created");
    assertThat(acknowledgement.properties()).containsEntry("licensingSystem", "eu");
    String bad = queues.send(Queues.RECORDS, Certificate.kilograms(licence, "nothing").version(2), null, Map.of("licensingSystem", "eu"));
    assertThat(queues.answerTo(bad, Queues.ACKNOWLEDGEMENTS).said().has("Finding")).isTrue();
    String json = queues.send(Queues.RECORDS, uk("insert", "GBSIEL/Q " + licence, "10", ""), null, Map.of("licensingSystem", "uk-lite"));
    assertThat(Json.own(queues.answerTo(json, Queues.ACKNOWLEDGEMENTS).text()).at("/licences/0/outcome").asText()).isEqualTo("created");
    assertThat(available(licence)).containsExactly("1 100");
  }

  /** A record of the UK authority, written for these stories. */
  private String uk(String action, String reference, String pieces, String replaces) {
    return fixture("uk-record.json").replace("@id", recordId(reference)).replace("@old", replaces.isEmpty() ? "" : "\"old_id\": \"" + recordId(replaces) + "\", ").replace("@reference", reference)
        .replace("@action", action).replace("@pieces", pieces);
  }

  private static String recordId(String reference) {
    return java.util.UUID.nameUUIDFromBytes(reference.getBytes(StandardCharsets.UTF_8)).toString();
  }

  static String fixture(String name) {
    try (InputStream in = LicenceRecordsTest.class.getResourceAsStream("/journeys/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void uk_licence_that_is_replaced_under_a_new_reference_keeps_its_use_and_its_old_name() {
    String old = "GBSIEL/2026/7" + stories + "/P";
    String next = old + "/a";
    Answer created = bridge.post("/licensing/uk-lite/records", "application/json", uk("insert", old, "12", ""));
    assertThat(created.status()).as(created.text()).isEqualTo(200);
    JsonNode acknowledged = created.json().at("/licences/0");
    assertThat(acknowledged.get("reference").asText() + " " + acknowledged.get("outcome").asText()).isEqualTo(old + " created");
    assertThat(acknowledged.at("/lines/0/quantity/available").asText()).isEqualTo("12");
    assertThat(result(window.about(old).mrn(mrn).item(1, 1, "841199", "5", "NAR").reserve())).isEqualTo("1");

    JsonNode updated = bridge.post("/licensing/uk-lite/records", "application/json", uk("update", next, "20", old)).json().at("/licences/0");
    assertThat(updated.get("outcome").asText()).isEqualTo("updated");
    assertThat(updated.at("/lines/0/quantity/available").asText()).isEqualTo("15");
    for (String name : new String[] {old, next}) {
      assertThat(available(name)).containsExactly("1 15");
      assertThat(reserved(window.check(name))).containsExactly("5 " + mrn);
    }
    assertThat(window.check(old).text("Reference")).isEqualTo(next);
    assertThat(clearance(window.released(old, mrn))).as("the declaration quotes the old reference").isEqualTo("01");
    assertThat(available(next)).containsExactly("1 15");

    assertThat(bridge.post("/licensing/uk-lite/records", "application/json", uk("cancel", next, "20", "")).status()).isEqualTo(200);
    assertThat(result(window.about(next).mrn(mrn("UKB" + stories + "X")).item(1, 1, "841199", "1", "NAR").reserve())).isEqualTo("0 04");
    assertThat(available(next)).containsExactly("1 15");
    assertThat(queues.all(Queues.USAGE).stream().filter(came -> came.text().contains(old)).map(came -> came.properties().get("licensingSystem")).toList()).containsExactly("uk-lite", "uk-lite");
  }

  @Test
  void uk_licence_for_brokering_is_no_export_licence() {
    Answer answer = bridge.post("/licensing/uk-lite/records", "application/json", uk("insert", licence, "12", "").replace("\"siel\"", "\"sicl\""));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().findValues("findings").toString()).contains("code");
    assertThat(window.check(licence).has("Licence")).isFalse();
  }
}
