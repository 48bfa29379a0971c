package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StoryTest {

  private static final String LICENCE = "NL-STORY-1";
  private static final String MRN = "26NL000396STORY0A1";
  private static RunningBridge bridge;

  @BeforeAll
  static void a_licence_is_used() {
    bridge = RunningBridge.start();
    Partner partner = new Partner(bridge);
    assertThat(partner.push(Partner.licence(LICENCE, 1, 100)).status()).isEqualTo(200);
    assertThat(partner.reserve(LICENCE, MRN, 60).text()).contains("ReservationResult>1<");
    assertThat(partner.reserve(LICENCE, "26NL000396STORY0B2", 60).text()).contains("ReservationResult>0<");
    assertThat(partner.clear(LICENCE, MRN, "01").text()).contains("Outcome>01<");
  }

  @AfterAll
  static void stop() {
    bridge.close();
  }

  @Test
  void a_declaration_s_messages_in_and_out_stand_in_order_with_what_they_did() {
    JsonNode messages = bridge.get("/api/journal?mrn=" + MRN.toLowerCase()).json().get("messages");
    assertThat(texts(messages, "direction")).containsExactly("in", "out", "in", "out");
    assertThat(texts(messages, "kind")).containsExactly("ProcessedLicenceRequest", "LicenceUsage", "LicenceClearanceRequest", "LicenceUsage");
    assertThat(messages.get(1).get("cause").asText()).isEqualTo(messages.get(0).get("reference").asText());
    JsonNode moved = messages.get(0).at("/facts/lines/0/quantity");
    assertThat(moved.at("/before/available").asText()).isEqualTo("100");
    assertThat(moved.at("/after/available").asText()).isEqualTo("40");
    assertThat(messages.get(0).at("/facts/rule").asText()).isEqualTo("granted");
  }

  @Test
  void a_licence_s_story_tells_of_everybody_who_used_it_page_by_page() {
    List<String> references = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = bridge.get("/api/journal?licence=" + LICENCE + "&limit=2&after=" + next).json();
      references.addAll(texts(page.get("messages"), "reference"));
      next = page.get("next").asText("");
    } while (!next.isEmpty());
    assertThat(references).hasSize(6).isSorted().doesNotHaveDuplicates();
    assertThat(texts(bridge.get("/api/journal?licence=" + LICENCE).json().get("messages"), "reference")).isEqualTo(references);
  }

  @Test
  void one_message_is_shown_with_what_came_and_what_was_answered() {
    String reference = bridge.get("/api/journal?mrn=" + MRN).json().at("/messages/0/reference").asText();
    JsonNode message = bridge.get("/api/journal/" + reference).json();
    assertThat(message.at("/raw/text").asText()).contains("<d:ProcessedLicenceRequest>").contains(MRN);
    assertThat(message.at("/answer/text").asText()).contains("ReservationResult>1<");
    assertThat(message.get("office").asText()).isEqualTo("NL000396");
    assertThat(bridge.get("/api/journal/" + message.get("id").asText()).json().get("reference").asText()).isEqualTo(reference);
  }

  @Test
  void without_a_key_the_newest_come_first() {
    JsonNode messages = bridge.get("/api/journal?limit=3").json().get("messages");
    assertThat(messages).hasSize(3);
    assertThat(texts(messages, "reference").get(0)).isGreaterThan(texts(messages, "reference").get(2));
  }

  @Test
  void what_is_not_there_is_said_so_in_the_envelope_of_all_errors() {
    RunningBridge.Answer unknown = bridge.get("/api/journal/0000000000000");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().at("/findings/0/code").asText()).isEqualTo("not-found");
    assertThat(bridge.get("/api/journal?limit=0").status()).isEqualTo(400);
    assertThat(bridge.get("/api/journal?mrn=A&licence=B").status()).isEqualTo(400);
    assertThat(bridge.get("/api/journal?mrn=NOBODY").json().get("messages")).isEmpty();
    assertThat(bridge.post("/api/journal", "application/json", "{}").status()).isEqualTo(405);
  }

  static List<String> texts(JsonNode messages, String member) {
    List<String> texts = new ArrayList<>();
    messages.forEach(message -> texts.add(message.get(member).asText()));
    return texts;
  }
}
