package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.elicensing.bridge.Bridge;
import org.elicensing.bridge.journeys.RunningBridge.Answer;
import org.elicensing.bridge.reading.HardenedReader;
import org.elicensing.bridge.reading.ReadingLimits;
import org.elicensing.bridge.reading.SchemaCheck;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the bridge says in messages of its own fits the schemas that it publishes. */
class OwnMessagesTest {

  private static final String MRN = "26NL000396OWNMESS8";
  private static final HardenedReader READER = new HardenedReader(ReadingLimits.DEFAULT);
  private static final SchemaCheck ACKNOWLEDGEMENT = schema("licensing/licence-acknowledgement.xsd");
  private static final SchemaCheck USAGE = schema("licensing/licence-usage.xsd");
  private static final SchemaCheck REJECTION = schema("outcome/rejection.xsd");
  private static final SchemaCheck ENVELOPE = schema("certex/envelope.xsd");
  private static final SchemaCheck OUTCOME = schema("outcome/declaration-outcome.xsd");

  private static RunningBridge bridge;
  private static Partner partner;

  @BeforeAll
  static void start() {
    bridge = RunningBridge.start();
    partner = new Partner(bridge);
  }

  @AfterAll
  static void stop() {
    bridge.close();
  }

  @Test
  void acknowledgements_of_every_outcome() {
    fits(ACKNOWLEDGEMENT, partner.push(Partner.licence("NL-OWN-1", 1, 100)), 200, "created");
    fits(ACKNOWLEDGEMENT, partner.push(Partner.licence("NL-OWN-1", 1, 100)), 200, "unchanged");
    fits(ACKNOWLEDGEMENT, partner.push(Partner.licence("NL-OWN-1", 2, 90)), 200, "updated");
    fits(ACKNOWLEDGEMENT, partner.push(Partner.licence("NL-OWN-1", 1, 80)), 422, "older-version");
    fits(ACKNOWLEDGEMENT, partner.push("<Licence xmlns='urn:elicensing-bridge:certificate:dual-use:v1'/>"), 422, "refused");
  }

  @Test
  void usage_asked_for_before_and_after_it_was_used() {
    partner.push(Partner.licence("NL-OWN-2", 1, 100));
    fits(USAGE, usage("NL-OWN-2"), 200, "<Available>100</Available>");
    partner.reserve("NL-OWN-2", MRN, 30);
    fits(USAGE, usage("NL-OWN-2"), 200, "<State>reserved</State>");
    partner.clear("NL-OWN-2", MRN, "01");
    fits(USAGE, usage("NL-OWN-2"), 200, "<State>consumed</State>");
  }

  @Test
  void usage_told_of_its_own_accord_for_every_move() {
    partner.push(Partner.licence("NL-OWN-3", 1, 100));
    partner.reserve("NL-OWN-3", MRN, 30);
    partner.clear("NL-OWN-3", MRN, "02");
    partner.reserve("NL-OWN-3", MRN, 40);
    partner.clear("NL-OWN-3", MRN, "01");
    partner.declare("CC509C", "OWN-509", MRN, "<Invalidation><decision>1</decision></Invalidation>");
    for (String move : new String[] {"RESERVE", "RELEASE", "CONSUME", "WITHDRAW"}) {
      assertThatCode(() -> check(USAGE, told("NL-OWN-3", move))).doesNotThrowAnyException();
    }
  }

  @Test
  void rejections_at_every_door() {
    fits(REJECTION, partner.push("<Licence"), 400, "not-well-formed");
    fits(REJECTION, bridge.post("/licensing/nowhere/records", "application/xml", "<a/>"), 422, "unknown-system");
    fits(REJECTION, usage("NL-OWN-NONE"), 404, "not-found");
    fits(REJECTION, bridge.post("/customs/declarations", "application/xml", "<CC515C xmlns='http://ecs.dgtaxud.ec'/>"), 422, "Finding");
    fits(REJECTION, bridge.post("/customs/declarations", "application/xml", "x".repeat(5 << 20)), 400, "message-too-large");
    partner.declare("CC551C", "OWN-551", MRN, "");
    fits(REJECTION, partner.declare("CC551C", "OWN-551", "26NL000396OWNMESX7", ""), 409, "repeat-with-other-content");
  }

  @Test
  void outcomes_of_declarations() {
    fits(OUTCOME, partner.declare("CC551C", "OWN-551-2", "26NL000396OWNMESY7", ""), 200, "<OutcomeCode>02</OutcomeCode>");
    fits(OUTCOME, partner.declare("CC560C", "OWN-560", "26NL000396OWNMESY7", ""), 200, "none");
  }

  @Test
  void outcomes_and_usage_of_interventions() {
    partner.push(Partner.licence("NL-OWN-4", 1, 100));
    fits(ENVELOPE, partner.accept("NL-OWN-4", MRN, 130), 200, "<d:QuantityManagementOutcome>93</d:QuantityManagementOutcome>");
    fits(ENVELOPE, partner.accept("NL-OWN-4", MRN, 140), 200, "93");
    var open = bridge.get("/api/approvals").json().get("approvals");
    String settling = "{\"person\": \"Officer Two\", \"reason\": \"seen\"}";
    bridge.post("/api/approvals/" + open.get(0).get("reference").asText() + "/approve", "application/json", settling);
    bridge.post("/api/approvals/" + open.get(1).get("reference").asText() + "/refuse", "application/json", settling);

    assertThatCode(() -> check(USAGE, told("NL-OWN-4", "INTERVENE"))).doesNotThrowAnyException();
    assertThatCode(() -> check(OUTCOME, left("NL-OWN-4", "DeclarationOutcome", "<OverdrawnQuantity unit=\"KGM\">30</OverdrawnQuantity>"))).doesNotThrowAnyException();
    assertThatCode(() -> check(OUTCOME, left("NL-OWN-4", "DeclarationOutcome", "<Result>refused</Result>"))).doesNotThrowAnyException();
    assertThat(usage("NL-OWN-4").text()).as("licensing is told the sum as it is").contains("<Available>-30</Available>");
    fits(USAGE, usage("NL-OWN-4"), 200, "consumed");
    fits(ACKNOWLEDGEMENT, partner.push(Partner.licence("NL-OWN-4", 2, 100)), 200, "<Available>-30</Available>");
    fits(ENVELOPE, partner.check("NL-OWN-4"), 200, "OverdrawnQuantity>30<");
  }

  @Test
  void answers_to_records_and_lists() {
    partner.push(Partner.licence("NL-OWN-5", 1, 100));
    fits(ENVELOPE, partner.ask("EnterRecordRequest", "<d:CustomsDocumentReference>" + MRN + "</d:CustomsDocumentReference><d:LicenceReference>NL-OWN-5</d:LicenceReference>"
        + "<d:RecordAction>create</d:RecordAction><d:RecordText>seal &lt;?licence 1 VALID?> broken</d:RecordText>"), 200, "RecordReference");
    fits(ENVELOPE, partner.ask("ListLicencesRequest", ""), 200, "<Reference>NL-OWN-5</Reference>");
    fits(ENVELOPE, partner.ask("ListLicencesRequest", "<d:Status>REVOKED</d:Status><d:Period>P1D</d:Period>"), 200, "SubscriptionReference");
  }

  private static Answer usage(String reference) {
    return bridge.get("/licensing/eu/usage?reference=" + reference);
  }

  /** The message that told of the move, as it left. */
  private static String told(String reference, String move) {
    return left(reference, "LicenceUsage", "<Move>" + move + "</Move>");
  }

  private static String left(String reference, String kind, String saying) {
    return Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
      for (var message : bridge.get("/api/journal?licence=" + reference).json().get("messages")) {
        if (message.get("kind").asText().equals(kind)) {
          String text = bridge.get("/api/journal/" + message.get("reference").asText()).json().at("/raw/text").asText();
          if (text.contains(saying)) {
            return text;
          }
        }
      }
      return null;
    }, text -> text != null);
  }

  private static void fits(SchemaCheck schema, Answer answer, int status, String saying) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.text()).contains(saying);
    assertThatCode(() -> check(schema, answer.text())).as(answer.text()).doesNotThrowAnyException();
  }

  private static void check(SchemaCheck schema, String text) {
    schema.check(READER.read(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static SchemaCheck schema(String file) {
    return SchemaCheck.of(Bridge.class.getResource("/schemas/" + file));
  }
}
