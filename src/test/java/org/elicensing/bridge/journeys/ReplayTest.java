package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.Map;
import org.elicensing.bridge.journeys.RunningBridge.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private static RunningBridge bridge;
  private static Partner partner;

  @BeforeAll
  static void start() {
    bridge = RunningBridge.start(Map.of("BRIDGE_READING_BYTES", "20000"));
    partner = new Partner(bridge);
  }

  @AfterAll
  static void stop() {
    bridge.close();
  }

  @Test
  void a_record_below_its_use_is_taken_once_the_use_is_gone() {
    partner.push(Partner.licence("NL-R-1", 1, 100));
    partner.reserve("NL-R-1", "26NL000396REPLAYA1", 80);
    assertThat(partner.push(Partner.licence("NL-R-1", 2, 50)).status()).isEqualTo(422);
    String reference = parkedOf("NL-R-1").get("reference").asText();
    assertThat(parkedOf("NL-R-1").at("/parked/cause").asText()).isEqualTo("record-not-acceptable");

    Answer tooEarly = replay(reference);
    assertThat(tooEarly.status()).isEqualTo(422);
    assertThat(tooEarly.json().get("reference").asText()).isEqualTo(reference);
    assertThat(tooEarly.json().at("/findings/0/sentence").asText()).contains("80");
    assertThat(parkedOf("NL-R-1").at("/parked/state").asText()).isEqualTo("open");

    partner.clear("NL-R-1", "26NL000396REPLAYA1", "02");
    Answer replayed = replay(reference);
    assertThat(replayed.status()).isEqualTo(200);
    assertThat(replayed.json().get("outcome").asText()).isEqualTo("answered");
    assertThat(replayed.json().at("/parked/state").asText()).isEqualTo("replayed");
    assertThat(replayed.json().at("/facts/earlier")).hasSize(2);
    assertThat(bridge.get("/licensing/eu/usage?reference=NL-R-1").text()).contains("<Authorised>50</Authorised>");
    assertThat(parkedOf("NL-R-1")).isNull();
    assertThat(replay(reference).status()).isEqualTo(409);
  }

  @Test
  void repeats_get_the_new_answer_from_then_on() {
    String mrn = "26NL000396REPLAYB1";
    partner.push(Partner.licence("NL-R-2", 1, 100));
    partner.reserve("NL-R-2", mrn, 30);
    partner.clear("NL-R-2", mrn, "01");
    String refused = partner.declare("CC551C", "M-551", mrn, "").text();
    assertThat(refused).contains("<Result>refused</Result>");
    assertThat(partner.declare("CC551C", "M-551", mrn, "").text()).isEqualTo(refused);
    String reference = bridge.get("/api/parked?cause=end-refused").json().at("/messages/0/reference").asText();

    assertThat(partner.declare("CC509C", "M-509", mrn, "<Invalidation><decision>1</decision></Invalidation>").text()).contains("withdrawn");
    assertThat(replay(reference).json().get("outcome").asText()).isEqualTo("answered");
    String now = partner.declare("CC551C", "M-551", mrn, "").text();
    assertThat(now).contains("<Result>ok</Result>").contains("<OutcomeCode>02</OutcomeCode>");
    assertThat(StoryTest.texts(bridge.get("/api/journal?mrn=" + mrn).json().get("messages"), "kind")).contains("DeclarationOutcome");
  }

  @Test
  void what_had_an_effect_cannot_have_it_twice() {
    String good = Partner.licence("NL-R-3", 1, 100);
    String bad = Partner.licence("NL-R-4", 1, 100).replace("<LicenceType>INDIVIDUAL</LicenceType>", "");
    assertThat(partner.push("<Licences xmlns='urn:elicensing-bridge:certificate:dual-use:v1'>" + good + bad + "</Licences>").status()).isEqualTo(200);
    Answer refused = replay(parkedOf("NL-R-3").get("reference").asText());
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().at("/findings/0/code").asText()).isEqualTo("had-effect");
  }

  @Test
  void an_unacceptable_request_stays_parked_with_its_findings() {
    Answer fault = partner.soap(partner.nextId(), "<d:ProcessedLicenceRequest/>");
    assertThat(fault.status()).isEqualTo(500);
    String reference = bridge.get("/api/parked?cause=rejected").json().at("/messages/0/reference").asText();
    assertThat(fault.text()).contains(reference);
    assertThat(replay(reference).status()).isEqualTo(422);
    assertThat(bridge.get("/api/journal/" + reference).json().at("/parked/state").asText()).isEqualTo("open");
  }

  @Test
  void an_identification_that_belongs_to_another_message_is_never_taken_over() {
    partner.push(Partner.licence("NL-R-5", 1, 100));
    String id = partner.nextId();
    partner.soap(id, Partner.reservation("NL-R-5", "26NL000396REPLAYC1", 10));
    assertThat(partner.soap(id, Partner.reservation("NL-R-5", "26NL000396REPLAYC1", 20)).status()).isEqualTo(500);
    Answer refused = replay(parkedOf("NL-R-5").get("reference").asText());
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().at("/findings/0/code").asText()).isEqualTo("identification-taken");
  }

  @Test
  void discarding_takes_a_reason_and_settles_for_good() {
    partner.push("<Nonsense/>");
    String reference = bridge.get("/api/parked?cause=rejected&limit=1").json().at("/messages/0/reference").asText();
    String discard = "/api/parked/" + reference + "/discard";
    assertThat(bridge.post(discard, "application/json", "{}").status()).isEqualTo(422);
    JsonNode discarded = bridge.post(discard, "application/json", "{\"reason\": \"sent by mistake\"}").json();
    assertThat(discarded.at("/parked/state").asText()).isEqualTo("discarded");
    assertThat(discarded.at("/parked/note").asText()).isEqualTo("sent by mistake");
    assertThat(bridge.post(discard + "?reason=again", "application/json", "").status()).isEqualTo(409);
    assertThat(replay(reference).status()).isEqualTo(409);
  }

  @Test
  void what_was_not_kept_whole_cannot_be_replayed() {
    assertThat(partner.push("<!--" + "x".repeat(30_000) + "-->" + Partner.licence("NL-R-7", 1, 100)).status()).isBetween(400, 413);
    JsonNode newest = bridge.get("/api/journal?limit=1").json().at("/messages/0");
    assertThat(newest.get("outcome").asText()).isEqualTo("rejected");
    assertThat(replay(newest.get("reference").asText()).json().at("/findings/0/code").asText()).isEqualTo("truncated");
  }

  @Test
  void nothing_else_can_be_replayed_and_no_other_site_may_ask() {
    String answered = reference(partner.push(Partner.licence("NL-R-6", 1, 100)));
    assertThat(replay(answered).json().at("/findings/0/code").asText()).isEqualTo("not-parked");
    assertThat(replay("0000000000000").status()).isEqualTo(404);
    Answer foreign = bridge.send(bridge.request("/api/parked/" + answered + "/replay").header("Origin", "https://elsewhere.example")
        .POST(HttpRequest.BodyPublishers.noBody()));
    assertThat(foreign.status()).isEqualTo(403);
  }

  private static Answer replay(String reference) {
    return bridge.post("/api/parked/" + reference + "/replay", "application/json", "");
  }

  private static String reference(Answer acknowledgement) {
    return acknowledgement.text().replaceFirst("(?s).*?<Reference>(.*?)</Reference>.*", "$1");
  }

  private static JsonNode parkedOf(String licence) {
    for (JsonNode message : bridge.get("/api/parked").json().get("messages")) {
      if (message.get("licences").toString().contains(licence)) {
        return message;
      }
    }
    return null;
  }
}
