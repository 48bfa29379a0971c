package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.elicensing.bridge.Bridge;
import org.elicensing.bridge.journeys.RunningBridge.Answer;
import org.elicensing.bridge.reading.HardenedReader;
import org.elicensing.bridge.reading.ReadingLimits;
import org.elicensing.bridge.reading.SchemaCheck;
import org.junit.jupiter.api.Test;

/** What licensing systems are told of use, what they say they have of it, and what they may ask for again. */
class UsageBackTest extends Journey {

  private static final HardenedReader READER = new HardenedReader(ReadingLimits.DEFAULT);
  private static final SchemaCheck USAGE = SchemaCheck.of(Bridge.class.getResource("/schemas/licensing/licence-usage.xsd"));
  private static final SchemaCheck ACKNOWLEDGED = SchemaCheck.of(Bridge.class.getResource("/schemas/licensing/usage-acknowledgement.xsd"));

  @Test
  void messages_of_a_licence_are_numbered_without_a_gap_whoever_uses_it() {
    issued("NL-BACK-1", 500);
    issued("NL-BACK-1B", 500);
    reserve("NL-BACK-1", mrn("BACK1A"), 100);
    reserve("NL-BACK-1B", mrn("BACK1B"), 30);
    assertThat(result(Said.in(soap(Partner.reservation("NL-BACK-1", mrn("BACK1C"), 900)).text()))).as("refused, so nothing is told").isEqualTo("0 05");
    clear("NL-BACK-1", mrn("BACK1A"));
    reserve("NL-BACK-1", mrn("BACK1D"), 10);

    List<Said> told = told("NL-BACK-1");

    assertThat(told.stream().map(each -> each.row("Number")).toList()).containsExactly("1", "2", "3");
    assertThat(told.stream().map(each -> each.all("Use").get(0).row("Move", "Mrn", "CustomsOffice", "MemberState", "Reserved", "Consumed", "Available")).toList()).containsExactly(
        "RESERVE " + mrn("BACK1A") + " NL000396 NL 100 0 400", "CONSUME " + mrn("BACK1A") + " NL000396 NL -100 100 400", "RESERVE " + mrn("BACK1D") + " NL000396 NL 10 0 390");
    assertThat(told("NL-BACK-1B").stream().map(each -> each.row("Number")).toList()).as("each licence is counted by itself").containsExactly("1");
    told.forEach(each -> assertThat(each.has("EffectiveAt") && each.has("At")).isTrue());
  }

  @Test
  void acknowledged_messages_are_outstanding_no_longer_and_the_others_are() {
    issued("NL-BACK-2", 500);
    reserve("NL-BACK-2", mrn("BACK2A"), 1);
    reserve("NL-BACK-2", mrn("BACK2B"), 2);
    reserve("NL-BACK-2", mrn("BACK2C"), 3);
    reserve("NL-BACK-2", mrn("BACK2D"), 4);

    Answer answer = acknowledge("<Acknowledgement><Reference>nl-back-2</Reference><UpTo>2</UpTo></Acknowledgement>");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    ACKNOWLEDGED.check(READER.read(answer.text().getBytes(StandardCharsets.UTF_8)));
    assertThat(Said.in(answer.text()).all("Licence").get(0).row("Reference", "LastNumber", "UpTo")).isEqualTo("NL-BACK-2 4 2");
    assertThat(numbers("NL-BACK-2", true)).containsExactly(3L, 4L);

    assertThat(acknowledge("<Acknowledgement><Reference>NL-BACK-2</Reference><Number>4</Number></Acknowledgement>").status()).isEqualTo(200);
    assertThat(numbers("NL-BACK-2", true)).containsExactly(3L);
    assertThat(acknowledge("<Acknowledgement><Reference>NL-BACK-2</Reference><UpTo>4</UpTo></Acknowledgement>").status()).as("said twice is harmless").isEqualTo(200);
    assertThat(numbers("NL-BACK-2", true)).isEmpty();
    assertThat(numbers("NL-BACK-2", false)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(available("NL-BACK-2")).as("an acknowledgement moves nothing").containsExactly("1 490");
  }

  @Test
  void acknowledgement_of_what_was_never_told_is_refused_as_a_whole() {
    issued("NL-BACK-3", 500);
    reserve("NL-BACK-3", mrn("BACK3A"), 1);

    Answer answer = acknowledge("<Acknowledgement><Reference>NL-BACK-3</Reference><UpTo>1</UpTo></Acknowledgement>"
        + "<Acknowledgement><Reference>NL-BACK-3</Reference><UpTo>2</UpTo></Acknowledgement><Acknowledgement><Reference>NL-BACK-NONE</Reference><UpTo>1</UpTo></Acknowledgement>");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(Said.in(answer.text()).all("Finding").stream().map(each -> each.row("Path", "Code")).toList()).containsExactly(
        "/UsageAcknowledgements/Acknowledgement[2] never-told", "/UsageAcknowledgements/Acknowledgement[3] licence-not-known");
    assertThat(numbers("NL-BACK-3", true)).containsExactly(1L);
    assertThat(bridge.post("/licensing/eu/usage/acknowledgements", "application/xml", "<UsageAcknowledgements/>").status()).isEqualTo(422);
    assertThat(bridge.post("/licensing/eu/usage/acknowledgements", "application/xml", "<Usage").status()).isEqualTo(400);
    assertThat(bridge.post("/licensing/eu/usage/nothing", "application/xml", "<Usage/>").status()).isEqualTo(404);
  }

  @Test
  void acknowledgement_over_the_queue() {
    issued("NL-BACK-4", 500);
    reserve("NL-BACK-4", mrn("BACK4A"), 1);

    String sent = queues.send("bridge.licensing.usage.ack", xml("<Acknowledgement><Reference>NL-BACK-4</Reference><UpTo>1</UpTo></Acknowledgement>"), "licensing.answers",
        Map.of("licensingSystem", "eu"));

    assertThat(queues.answerTo(sent, "licensing.answers").said().row("LastNumber")).isEqualTo("1");
    assertThat(numbers("NL-BACK-4", true)).isEmpty();
    String wrong = queues.send("bridge.licensing.usage.ack", xml("<Acknowledgement><Reference>NL-BACK-4</Reference><UpTo>7</UpTo></Acknowledgement>"), "licensing.answers",
        Map.of("licensingSystem", "eu"));
    assertThat(queues.answerTo(wrong, "licensing.answers").said().row("Code")).contains("unacceptable");
  }

  @Test
  void what_was_missed_is_told_again_word_for_word() {
    issued("NL-BACK-5", 500);
    reserve("NL-BACK-5", mrn("BACK5A"), 1);
    reserve("NL-BACK-5", mrn("BACK5B"), 2);
    reserve("NL-BACK-5", mrn("BACK5C"), 3);

    Answer again = bridge.get("/licensing/eu/usage/messages?reference=NL-BACK-5&after=1");

    USAGE.check(READER.read(again.text().getBytes(StandardCharsets.UTF_8)));
    assertThat(Said.in(again.text()).all("LicenceUsage").stream().map(Said::content).toList()).isEqualTo(told("NL-BACK-5").stream().skip(1).map(Said::content).toList());
    Answer first = bridge.get("/licensing/eu/usage/messages?reference=NL-BACK-5&limit=2");
    assertThat(Said.in(first.text()).row("Next")).isEqualTo("2");
    assertThat(Said.in(bridge.get("/licensing/eu/usage/messages?limit=1000").text()).texts("Reference")).as("all that is outstanding").contains("NL-BACK-5");
    assertThat(bridge.get("/licensing/uk-lite/usage/messages?reference=NL-BACK-5").status()).as("another system's licence").isEqualTo(404);
    assertThat(bridge.get("/licensing/eu/usage/messages?reference=NL-BACK-5&after=x").status()).isEqualTo(400);
    assertThat(available("NL-BACK-5")).containsExactly("1 494");
  }

  @Test
  void account_as_of_a_moment_has_every_entry_until_then_and_adds_up() {
    issued("NL-BACK-6", 500);
    reserve("NL-BACK-6", mrn("BACK6A"), 100);
    clear("NL-BACK-6", mrn("BACK6A"));
    String then = told("NL-BACK-6").get(1).all("Use").get(0).row("At");
    Awaitility.await().pollDelay(Duration.ofMillis(20)).until(() -> true);
    reserve("NL-BACK-6", mrn("BACK6B"), 7);

    Answer answer = bridge.get("/licensing/eu/usage?reference=NL-BACK-6&asOf=" + then);

    USAGE.check(READER.read(answer.text().getBytes(StandardCharsets.UTF_8)));
    Said account = Said.in(answer.text());
    assertThat(account.all("Line").get(0).row("Authorised", "Available", "Reserved", "Consumed")).isEqualTo("500 400 0 100");
    assertThat(account.all("Use").stream().map(each -> each.row("Move", "Entry", "Lrn", "Authorised", "Reserved", "Consumed", "Available")).toList())
        .containsExactly("AUTHORISE 1 500 0 0 500", "RESERVE 2 100 0 400", "CONSUME 3 -100 100 400");
    assertThat(account.has("Next")).isFalse();

    List<String> paged = new ArrayList<>();
    String next = "";
    while (next != null) {
      Said page = Said.in(bridge.get("/licensing/eu/usage?reference=NL-BACK-6&asOf=2099-12-31&limit=1" + next).text());
      paged.addAll(page.all("Use").stream().map(each -> each.row("Move", "Entry")).toList());
      next = page.has("Next") ? "&after=" + page.text("Next") : null;
    }
    assertThat(paged).containsExactly("AUTHORISE 1", "RESERVE 2", "CONSUME 3", "RESERVE 4");
    assertThat(Said.in(bridge.get("/licensing/eu/usage?reference=NL-BACK-6&asOf=2026-01-01").text()).has("Use")).as("nothing had happened yet").isFalse();
    assertThat(bridge.get("/licensing/eu/usage?reference=NL-BACK-6&asOf=yesterday").status()).isEqualTo(400);
  }

  @Test
  void statement_gives_what_stands_in_the_units_of_the_line_and_both_times() {
    issued("NL-BACK-7", 500);
    reserve("NL-BACK-7", mrn("BACK7A"), 5);

    Answer answer = bridge.get("/licensing/eu/usage?reference=NL-BACK-7");

    USAGE.check(READER.read(answer.text().getBytes(StandardCharsets.UTF_8)));
    Said use = Said.in(answer.text()).all("Use").get(0);
    assertThat(use.row("State", "Mrn", "MemberState", "Unit", "Reserved", "Consumed", "DeclaredQuantity")).isEqualTo("reserved " + mrn("BACK7A") + " NL KGM 5 0 5");
    assertThat(use.has("EffectiveAt")).isTrue();
  }

  @Test
  void use_in_another_member_state_is_told_like_any_other() {
    issued("NL-BACK-8", 500);
    Answer answer = bridge.post("/customs/declarations", "application/xml", "<CC529C xmlns='http://ecs.dgtaxud.ec'><messageSender>DE.CUSTOMS</messageSender><messageRecipient>BRIDGE</messageRecipient>"
        + "<preparationDateAndTime>2026-11-20T10:00:00</preparationDateAndTime><messageIdentification>BACK-8</messageIdentification><messageType>CC529C</messageType>"
        + "<ExportOperation><MRN>" + mrn("BACK8A") + "</MRN><releaseDate>2026-11-20</releaseDate></ExportOperation><CustomsOfficeOfExport><referenceNumber>DE004851</referenceNumber></CustomsOfficeOfExport>"
        + "<GoodsShipment><GoodsItem><declarationGoodsItemNumber>1</declarationGoodsItemNumber><Commodity><CommodityCode><harmonizedSystemSubHeadingCode>848180</harmonizedSystemSubHeadingCode></CommodityCode></Commodity>"
        + "<SupportingDocument><sequenceNumber>1</sequenceNumber><type>X060</type><referenceNumber>NL-BACK-8</referenceNumber><documentLineItemNumber>1</documentLineItemNumber>"
        + "<measurementUnitAndQualifier>KGM</measurementUnitAndQualifier><quantity>12</quantity></SupportingDocument></GoodsItem></GoodsShipment></CC529C>");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(told("NL-BACK-8").get(0).all("Use").get(0).row("Move", "CustomsOffice", "MemberState", "Consumed", "Available")).as(answer.text()).isEqualTo("CONSUME DE004851 DE 12 488");
  }

  @Test
  void json_system_acknowledges_in_json() {
    Answer answer = bridge.post("/licensing/uk-lite/usage/acknowledgements", "application/json", "{\"acknowledgements\":[{\"reference\":\"GB-NONE\",\"upTo\":1},{\"reference\":\"GB-NONE\"}]}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/findings/0/code").asText()).as(answer.text()).isEqualTo("acknowledgement");
    assertThat(bridge.post("/licensing/uk-lite/usage/acknowledgements", "application/json", "{\"acknowledgements\":[{\"reference\":\"GB-NONE\",\"numbers\":[1]}]}").json()
        .at("/findings/0/code").asText()).isEqualTo("licence-not-known");
    assertThat(bridge.get("/licensing/uk-lite/usage/messages").json().get("messages")).isEmpty();
  }

  @Test
  void what_is_outstanding_is_counted_for_each_system() {
    issued("NL-BACK-9", 500);
    reserve("NL-BACK-9", mrn("BACK9A"), 1);
    JsonNode systems = bridge.get("/api/usage?outstanding=true&limit=1").json().get("systems");
    assertThat(systems.get(0).get("system").asText()).isEqualTo("eu");
    assertThat(systems.get(0).get("outstanding").asLong()).isPositive();
    assertThat(systems.get(0).get("outstandingSince").asText()).isNotEmpty();
    assertThat(bridge.get("/observe/metrics").text()).contains("bridge_usage_outstanding{system=\"eu\"").contains("bridge_usage_outstanding_age_seconds{system=\"eu\"");
    assertThat(bridge.get("/api/usage?outstanding=maybe").status()).isEqualTo(400);
  }

  private void issued(String reference, int kilograms) {
    Answer answer = push(Partner.licence(reference, 1, kilograms));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private void reserve(String licence, String mrn, int kilograms) {
    Said answer = Said.in(soap(Partner.reservation(licence, mrn, kilograms)).text());
    assertThat(result(answer)).as(answer.toString()).isEqualTo("1");
  }

  private static void clear(String licence, String mrn) {
    Answer answer = soap("<d:LicenceClearanceRequest><d:SendingDate>2026-11-20T11:40:00Z</d:SendingDate><d:CompetentCustomsOffice><b:ReferenceNumber>NL000396</b:ReferenceNumber></d:CompetentCustomsOffice>"
        + "<d:CustomsDocumentReference>" + mrn + "</d:CustomsDocumentReference><d:LicenceReference>" + licence + "</d:LicenceReference><d:GoodsClearanceInformation>01</d:GoodsClearanceInformation>"
        + "</d:LicenceClearanceRequest>");
    assertThat(clearance(Said.in(answer.text()))).as(answer.text()).isEqualTo("01");
  }

  private static Answer soap(String body) {
    return bridge.post("/services/certex/dual-use", "text/xml; charset=utf-8", "<soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/' xmlns:d='urn:elicensing-bridge:certex:dual-use:v1' xmlns:b='urn:elicensing-bridge:certex:base:v1'>"
        + "<soap:Header><d:CertexHeader><b:MessageId>" + java.util.UUID.randomUUID().toString().replace("-", "") + "</b:MessageId><b:UniqRequesterPrefix>NL000396</b:UniqRequesterPrefix>"
        + "</d:CertexHeader></soap:Header><soap:Body>" + body + "</soap:Body></soap:Envelope>");
  }

  private static Answer acknowledge(String acknowledgements) {
    return bridge.post("/licensing/eu/usage/acknowledgements", "application/xml", xml(acknowledgements));
  }

  private static String xml(String acknowledgements) {
    return "<UsageAcknowledgements xmlns='urn:elicensing-bridge:usage-acknowledgement:v1'>" + acknowledgements + "</UsageAcknowledgements>";
  }

  /** The usage messages of a licence, as they came out of the queue; each fits the schema. */
  private static List<Said> told(String licence) {
    List<Said> told = queues.all(Queues.USAGE).stream().map(Queues.Came::text).filter(text -> text.contains("<Reference>" + licence + "</Reference>")).peek(text ->
        USAGE.check(READER.read(text.getBytes(StandardCharsets.UTF_8)))).map(Said::in).toList();
    return told;
  }

  private static List<Long> numbers(String licence, boolean outstanding) {
    List<Long> numbers = new ArrayList<>();
    bridge.get("/api/usage?licence=" + licence + "&outstanding=" + outstanding).json().get("messages").forEach(each -> numbers.add(each.get("number").asLong()));
    return numbers;
  }
}
