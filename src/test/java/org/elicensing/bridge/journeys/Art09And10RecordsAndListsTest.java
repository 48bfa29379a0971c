package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.elicensing.bridge.journeys.RunningBridge.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Art 9 and 10 of Implementing Regulation (EU) 2024/2145: customs enters records, and asks for lists of licences. */
class Art09And10RecordsAndListsTest extends Journey {

  private Officer officer;

  @BeforeEach
  void officer() {
    officer = new Officer(window, bridge);
  }

  @Test
  void art_09_record_is_entered_amended_and_deleted_and_its_story_stays() {
    String licence = "SE-ART9-1";
    String mrn = mrn("ARTNINEA");
    issue(Certificate.kilograms(licence, "100"));

    Said created = SingleWindow.answer(officer.enters("create", licence, mrn, text("Seal 4711 broken.")));
    assertThat(created.row("QuantityManagementOutcome", "OperationCode")).isEqualTo("01 0");
    String record = created.text("RecordReference");
    assertThat(clearance(SingleWindow.answer(officer.enters("amend", licence, mrn, reference(record) + text("Seal 4711 broken, 4712 set."))))).isEqualTo("01");
    assertThat(clearance(SingleWindow.answer(officer.enters("delete", licence, mrn, reference(record))))).isEqualTo("01");
    assertThat(clearance(SingleWindow.answer(officer.enters("amend", licence, mrn, reference(record) + text("again"))))).as("it is gone").isEqualTo("02");
    assertThat(clearance(SingleWindow.answer(officer.enters("create", "SE-ART9-NONE", mrn, text("x"))))).as("no such licence").isEqualTo("02");
    assertThat(clearance(SingleWindow.answer(officer.enters("delete", licence, mrn("ARTNINEB"), reference(record))))).as("of another declaration").isEqualTo("02");

    String story = bridge.get("/api/journal?mrn=" + mrn).text();
    assertThat(story).contains("\"action\":\"create\",\"before\":null,\"after\":\"Seal 4711 broken.\"",
        "\"action\":\"amend\",\"before\":\"Seal 4711 broken.\",\"after\":\"Seal 4711 broken, 4712 set.\"", "\"action\":\"delete\",\"before\":\"Seal 4711 broken, 4712 set.\",\"after\":null");
    assertThat(available(licence)).as("no quantity has moved").containsExactly("1 100");
    assertThat(queues.usageOf(licence)).as("and nobody is told of any").isEmpty();
  }

  @Test
  void art_09_what_is_missing_is_said_at_once() {
    issue(Certificate.kilograms("SE-ART9-2", "100"));
    Answer neither = officer.enters("amend", "SE-ART9-2", mrn("ARTNINEC"), "");
    assertThat(neither.status()).isEqualTo(500);
    assertThat(Said.in(neither.text()).all("Finding").stream().map(finding -> finding.text("Code"))).containsExactly("record-reference-required", "record-text-required");
  }

  @Test
  void art_10_list_shows_certificates_as_checks_do_page_by_page() {
    for (int i = 1; i <= 5; i++) {
      issue(Certificate.kilograms("SE-ART10-" + i, "10").heldBy("SE5567009910"));
    }
    issue(Certificate.kilograms("SE-ART10-2", "10").heldBy("SE5567009910").version(2).status("SUSPENDED"));
    window.reserve("SE-ART10-3", mrn("ARTTENA"), "10");
    window.released("SE-ART10-3", mrn("ARTTENA"));

    String ours = "<d:ExporterIdentificationNumber>se5567009910</d:ExporterIdentificationNumber>";
    List<String> seen = new ArrayList<>();
    Said page = officer.lists(ours);
    seen.addAll(licences(page));
    assertThat(seen).as("bounded by bridge.certex.list-page").hasSize(2);
    issue(Certificate.kilograms("SE-ART10-6", "10").heldBy("SE5567009910"));
    while (page.has("PageNext")) {
      page = officer.lists(ours + "<d:PageAfter>" + page.text("PageNext") + "</d:PageAfter>");
      seen.addAll(licences(page));
    }

    assertThat(seen).containsExactly("SE-ART10-1 VALID", "SE-ART10-2 SUSPENDED", "SE-ART10-3 EXHAUSTED", "SE-ART10-4 VALID", "SE-ART10-5 VALID", "SE-ART10-6 VALID");
    assertThat(licences(officer.lists(ours + "<d:Status>SUSPENDED</d:Status>"))).containsExactly("SE-ART10-2 SUSPENDED");
    assertThat(licences(officer.lists("<d:IssuingMemberState>FR</d:IssuingMemberState>" + ours))).isEmpty();
    assertThat(licences(officer.lists(ours + "<d:TARICDocument>X070</d:TARICDocument>"))).isEmpty();
    assertThat(licences(officer.lists(ours + "<d:ValidOn>1999-01-01</d:ValidOn>"))).isEmpty();
    assertThat(available("SE-ART10-1")).as("reading moves nothing").containsExactly("1 10");
    assertThat(bridge.get("/api/subscriptions").json().get("subscriptions").toString()).as("a list that is asked for once is not sent again").doesNotContain("SE5567009910");
  }

  @Test
  void art_10_same_question_again_gets_the_first_list() {
    issue(Certificate.kilograms("SE-ART10-R1", "10").heldBy("SE5567009911"));
    String ours = "<d:ExporterIdentificationNumber>SE5567009911</d:ExporterIdentificationNumber>";
    String messageId = SingleWindow.newId();
    String first = officer.lists(messageId, ours).text();
    issue(Certificate.kilograms("SE-ART10-R1", "10").heldBy("SE5567009911").version(2).status("REVOKED"));

    assertThat(officer.lists(messageId, ours).text()).isEqualTo(first).contains("<Status>VALID</Status>");
    assertThat(licences(officer.lists(ours))).containsExactly("SE-ART10-R1 REVOKED");
    assertThat(Said.in(officer.lists(messageId, "").text()).all("Finding").get(0).text("Code")).isEqualTo("repeat-with-other-content");
    assertThat(Said.in(officer.lists(SingleWindow.newId(), "<d:PageAfter>zzzzzzzzzzzzzzzzzzzz</d:PageAfter>").text()).all("Finding").get(0).text("Code")).isEqualTo("page-token");
  }

  @Test
  void what_is_only_tried_is_answered_and_leaves_nothing() {
    String mrn = mrn("ARTTENDRY");
    issue(Certificate.kilograms("SE-ART10-D1", "10").heldBy("SE5567009912"));

    assertThat(tried("<d:ListLicencesRequest><d:SendingDate>2026-10-05T14:00:00Z</d:SendingDate>" + Officer.office() + "<d:ExporterIdentificationNumber>SE5567009912</d:ExporterIdentificationNumber>"
        + "<d:Period>P1D</d:Period></d:ListLicencesRequest>").texts("Reference")).contains("SE-ART10-D1");
    assertThat(tried(Officer.intervention("accept", "SE-ART10-D1", mrn, Officer.item(1, 1, "11", "KGM"))).text("QuantityManagementOutcome")).isEqualTo("93");

    assertThat(bridge.get("/api/subscriptions").json().get("subscriptions").toString()).doesNotContain("SE5567009912");
    assertThat(officer.open(mrn)).isNull();
  }

  private static Said tried(String body) {
    return SingleWindow.answer(bridge.send(bridge.request("/services/certex/dual-use").header("Content-Type", "text/xml").header("Dry-Run", "true")
        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(SingleWindow.envelope(SingleWindow.newId(), SingleWindow.OFFICE, "", body)))));
  }

  private static List<String> licences(Said page) {
    return page.all("Licence").stream().map(each -> each.row("Reference", "Status")).toList();
  }

  private static String reference(String record) {
    return "<d:RecordReference>" + record + "</d:RecordReference>";
  }

  private static String text(String text) {
    return "<d:RecordText>" + text + "</d:RecordText>";
  }
}
