package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.journal.MovedClock;
import org.elicensing.bridge.journeys.RunningBridge.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Years go by: what is past its time goes, what anybody still needs stays, and the books add up all the while. */
class KeepingTest {

  private static final String PERSONS = "<Exporter><IdentificationNumber>NL001234567</IdentificationNumber><Name>Maasvallei Instruments</Name></Exporter>"
      + "<Consignee><Name>Andesvalle Caudales</Name></Consignee>";

  private final MovedClock clock = new MovedClock();

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void what_is_past_its_years_goes_and_what_is_needed_stays(TestDatabases databases) {
    try (RunningBridge bridge = RunningBridge.start(new HashMap<>(databases.settings()), clock)) {
      Partner partner = new Partner(bridge);
      String used = Journey.mrn("KEEPA");
      String held = Journey.mrn("KEEPB");
      taken(partner.push(licence("NL-KEEP-1", 1, "<ExpiryDate>2026-12-31</ExpiryDate>")));
      taken(partner.push(Partner.licence("NL-KEEP-2", 1, 500)));
      lodge(bridge, "LRN-KEEP-1", "NL-KEEP-1", "KEEP-515");
      reserved(partner.reserve("NL-KEEP-1", used, 40));
      assertThat(Journey.clearance(Said.in(partner.clear("NL-KEEP-1", used, "01").text()))).isEqualTo("01");
      // The goods left, so nobody watches for it when the clock jumps.
      taken(partner.declare("CC599C", "KEEP-599", used, ""));
      reserved(partner.reserve("NL-KEEP-2", held, 100));
      taken(partner.push(licence("NL-KEEP-1", 2, "<ExpiryDate>2026-12-31</ExpiryDate>")));
      String settled = parked(partner.push("<Licence xmlns='urn:elicensing-bridge:certificate:dual-use:v1'><Reference>NL-KEEP-BAD</Reference></Licence>"));
      assertThat(bridge.post("/api/parked/" + settled + "/discard?reason=settled", "text/plain", "").status()).isEqualTo(200);
      String open = parked(partner.push("<Licence xmlns='urn:elicensing-bridge:certificate:dual-use:v1'><Reference>NL-KEEP-OPEN</Reference></Licence>"));
      String suspension = done(bridge.post("/api/suspensions", "application/json", "{\"licence\":\"NL-KEEP-2\",\"mrn\":\"" + held + "\",\"person\":\"officer-1\",\"reason\":\"doubts\"}"));
      done(bridge.post("/api/suspensions/" + suspension + "/lift", "application/json", "{\"person\":\"officer-2\",\"reason\":\"none left\"}"));
      String outage = done(bridge.post("/api/outages", "application/json", "{\"from\":\"2026-06-01T09:00:00Z\",\"planned\":false,\"person\":\"officer-1\",\"reason\":\"power\"}"));
      clock.now = clock.now.plusSeconds(60);
      done(bridge.post("/api/outages/" + outage + "/end", "application/json", "{\"person\":\"officer-1\"}"));
      acknowledgeAll(bridge, "NL-KEEP-1");
      acknowledgeAll(bridge, "NL-KEEP-2");

      clock.now = Instant.parse("2031-12-31T12:00:00Z");
      assertThat(years(bridge)).as("the year of last use has not ended five years ago").isEqualTo(Map.of());

      clock.now = Instant.parse("2032-01-02T12:00:00Z");
      String late = partner.nextId();
      Answer first = partner.soap(late, Partner.reservation("NL-KEEP-2", Journey.mrn("KEEPC"), 7));
      reserved(first);
      Map<String, Integer> gone = years(bridge);

      assertThat(gone.keySet()).containsExactlyInAnyOrder("declarations", "parked", "certificates", "records", "actors", "suspensions", "outages", "usage", "journal");
      assertThat(gone).containsEntry("parked", 1).containsEntry("certificates", 1).containsEntry("records", 1).containsEntry("usage", 3);
      assertThat(messages(bridge, "mrn=" + used)).as("the story of what was used").isEmpty();
      assertThat(messages(bridge, "mrn=" + held)).as("the story of what is held").isNotEmpty();
      assertThat(bridge.get("/api/journal/" + settled).status()).as("settled and old").isEqualTo(404);
      assertThat(bridge.get("/api/journal/" + open).json().at("/parked/state").asText()).as("nobody has settled it").isEqualTo("open");

      Said shown = Said.in(partner.check("NL-KEEP-1").text());
      assertThat(shown.all("Exporter").get(0).content()).as("the licence is still shown, its persons are not").contains("no longer kept").doesNotContain("NL001234567");
      assertThat(shown.toString()).doesNotContain("Maasvallei").doesNotContain("Andesvalle").contains("460");
      Said statement = Said.in(bridge.get("/licensing/eu/usage?reference=NL-KEEP-1&asOf=2032-01-01").text());
      assertThat(statement.all("Use").stream().map(each -> each.row("Move", "Mrn", "Consumed", "Available")).toList()).as("the ledger stays")
          .containsExactly("AUTHORISE 0 500", "RESERVE " + used + " 0 460", "CONSUME " + used + " 40 460");
      assertThat(count(bridge, "select count(*) from entry where actor is not null and recorded_at < 1900000000000")).as("only of what is held still").isEqualTo(1);
      assertThat(count(bridge, "select (select count(*) from suspension where person like 'officer%' or lifted_by is not null) + (select count(*) from outage where person like 'officer%')")).isZero();
      assertThat(count(bridge, "select count(*) from declaration where declarant = 'NL009876543'")).isZero();

      assertThat(partner.soap(late, Partner.reservation("NL-KEEP-2", Journey.mrn("KEEPC"), 7)).text()).as("a repeat").isEqualTo(first.text());
      assertThat(Journey.clearance(Said.in(partner.clear("NL-KEEP-2", held, "01").text()))).as("a hold of long ago").isEqualTo("01");
      assertThat(years(bridge)).as("done is done").isEqualTo(Map.of());
      assertThat(bridge.differences()).isEmpty();

      clock.now = clock.now.plus(java.time.Duration.ofDays(100));
      assertThat(years(bridge)).as("the certificate with persons, once nobody can repeat what showed it").isEqualTo(Map.of("certificates", 1, "journal", 1));
      assertThat(Said.in(partner.check("NL-KEEP-1").text()).toString()).contains("no longer kept");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void what_was_let_go_of_and_when_is_shown(TestDatabases databases) {
    Map<String, String> settings = new HashMap<>(databases.settings());
    settings.put("BRIDGE_KEEPING_JOURNAL_YEARS", "1");
    try (RunningBridge bridge = RunningBridge.start(settings, clock)) {
      Partner partner = new Partner(bridge);
      partner.check("NL-KEEP-NONE");
      // The entry of a check may follow its answer.
      Awaitility.await().until(() -> messages(bridge, "limit=1"), found -> !found.isEmpty());
      clock.now = Instant.parse("2028-03-01T00:00:00Z");
      assertThat(years(bridge)).isEqualTo(Map.of("journal", 1));

      JsonNode journal = null;
      List<String> kinds = new ArrayList<>();
      for (JsonNode kind : bridge.get("/api/keeping").json().get("kinds")) {
        kinds.add(kind.get("kind").asText());
        journal = kind.get("kind").asText().equals("journal") ? kind : journal;
      }
      assertThat(kinds).containsExactly("repeats", "payloads", "declarations", "parked", "certificates", "records", "actors", "suspensions", "outages", "usage", "journal");
      assertThat(journal.get("kept").asText()).isEqualTo("1 years after the end of the year of last use");
      assertThat(journal.get("setting").asText()).isEqualTo("bridge.keeping.journal-years");
      assertThat(journal.get("lastUsedBefore").asText()).isEqualTo("2026-12-31T23:00:00Z");
      assertThat(journal.get("letGo").asLong()).isEqualTo(1);
      assertThat(journal.at("/runs/0/at").asText()).isEqualTo("2028-03-01T00:00:00Z");
      assertThat(bridge.get("/api/keeping/now").status()).isEqualTo(404);
    }
  }

  /** What was let go of by years, as of the clock's now. */
  private static Map<String, Integer> years(RunningBridge bridge) {
    Answer answer = bridge.post("/api/keeping/now", "application/json", "");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    Map<String, Integer> gone = new HashMap<>();
    answer.json().get("letGo").fields().forEachRemaining(each -> gone.put(each.getKey(), each.getValue().asInt()));
    gone.keySet().removeAll(List.of("repeats", "payloads"));
    gone.values().removeIf(number -> number == 0);
    return gone;
  }

  private static String licence(String reference, int version, String expiry) {
    return "<Licence xmlns='urn:elicensing-bridge:certificate:dual-use:v1'><Reference>" + reference + "</Reference><Version>" + version + "</Version><DocumentType>X060</DocumentType>"
        + "<LicenceType>INDIVIDUAL</LicenceType><Status>VALID</Status><IssuingMemberState>NL</IssuingMemberState><ValidFrom>2026-01-01</ValidFrom>" + expiry + PERSONS
        + "<Line><LineNumber>1</LineNumber><Description>Valves</Description><Quantity unit='KGM'>500</Quantity></Line></Licence>";
  }

  private static void lodge(RunningBridge bridge, String lrn, String licence, String identification) {
    Answer answer = bridge.post("/customs/declarations", "application/xml", "<CC515C xmlns='http://ecs.dgtaxud.ec'><messageSender>NL.CUSTOMS</messageSender><messageRecipient>BRIDGE</messageRecipient>"
        + "<preparationDateAndTime>2026-06-01T10:00:00</preparationDateAndTime><messageIdentification>" + identification + "</messageIdentification><messageType>CC515C</messageType>"
        + "<ExportOperation><LRN>" + lrn + "</LRN><declarationType>EX</declarationType><additionalDeclarationType>A</additionalDeclarationType></ExportOperation>"
        + "<CustomsOfficeOfExport><referenceNumber>NL000396</referenceNumber></CustomsOfficeOfExport><Declarant><identificationNumber>NL009876543</identificationNumber></Declarant>"
        + "<GoodsShipment><GoodsItem><declarationGoodsItemNumber>1</declarationGoodsItemNumber><Commodity><CommodityCode><harmonizedSystemSubHeadingCode>848180</harmonizedSystemSubHeadingCode></CommodityCode></Commodity>"
        + "<SupportingDocument><sequenceNumber>1</sequenceNumber><type>X060</type><referenceNumber>" + licence + "</referenceNumber><documentLineItemNumber>1</documentLineItemNumber>"
        + "<measurementUnitAndQualifier>KGM</measurementUnitAndQualifier><quantity>12</quantity></SupportingDocument></GoodsItem></GoodsShipment></CC515C>");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private static void acknowledgeAll(RunningBridge bridge, String licence) {
    long last = bridge.get("/api/usage?licence=" + licence).json().get("messages").size();
    assertThat(bridge.post("/licensing/eu/usage/acknowledgements", "application/xml", "<UsageAcknowledgements xmlns='urn:elicensing-bridge:usage-acknowledgement:v1'><Acknowledgement><Reference>"
        + licence + "</Reference><UpTo>" + last + "</UpTo></Acknowledgement></UsageAcknowledgements>").status()).isEqualTo(200);
  }

  /** The reference of what was made or changed. */
  private static String done(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().path("reference").asText();
  }

  private static void taken(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private static void reserved(Answer answer) {
    assertThat(Journey.result(Said.in(answer.text()))).as(answer.text()).isEqualTo("1");
  }

  /** The reference of a message that was not acceptable. */
  private static String parked(Answer answer) {
    assertThat(answer.status()).isEqualTo(422);
    return Said.in(answer.text()).text("Reference");
  }

  private static List<String> messages(RunningBridge bridge, String key) {
    List<String> kinds = new ArrayList<>();
    bridge.get("/api/journal?" + key).json().get("messages").forEach(message -> kinds.add(message.get("kind").asText()));
    return kinds;
  }

  private static long count(RunningBridge bridge, String sql) {
    return bridge.read(connection -> Sql.query(connection, sql, row -> row.getLong(1)).get(0));
  }
}
