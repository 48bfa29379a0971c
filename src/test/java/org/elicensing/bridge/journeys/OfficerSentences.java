package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.elicensing.bridge.journeys.RunningBridge.Answer;

/** What people do by the operators' API: suspend an export, declare an outage, enter what was written off by hand. */
final class OfficerSentences implements Sentences {

  private static final String HEADER = "Bridge-Outage";

  @Override
  public String about() {
    return "Officers and operators";
  }

  @Override
  public void teach(Language language) {
    language.means("an officer suspends the export of {mrn} under {licence}[ {exceptional=as exceptional}]", OfficerSentences::suspend);
    language.means("an officer lifts the suspension of {mrn} under {licence}", OfficerSentences::lift);
    language.means("a timer {kind} waits for {name}", (words, scene) -> assertThat(timers(scene, words.get("name"))).contains(words.get("kind")));
    language.means("no timer {kind} waits for {name}", (words, scene) -> assertThat(timers(scene, words.get("name"))).doesNotContain(words.get("kind")));
    language.means("an officer replays what is parked for {name}", OfficerSentences::replay);
    language.means("an outage is declared", (words, scene) -> act(scene, "/api/outages",
        "{\"from\":\"2026-01-01T00:00:00Z\",\"planned\":false,\"reason\":\"network\",\"person\":\"Operator 1\"}", 200));
    language.means("the outage is ended", (words, scene) -> act(scene, "/api/outages/" + scene.bridge.get("/api/outages?limit=1").json().at("/outages/0/reference").asText() + "/end",
        "{\"person\":\"Operator 1\"}", 200));
    language.means("answers, health and the front page speak of an outage", (words, scene) -> saysOutage(scene, true));
    language.means("nothing speaks of an outage", (words, scene) -> saysOutage(scene, false));
    language.means("office {office} wrote {measures...} of line {line} of {licence} off by hand for {mrn} on {day}", OfficerSentences::writeOff);
    language.means("the entry is {outcome}[ with {reason}]", (words, scene) -> {
      JsonNode entry = scene.answer().json();
      assertThat(entry.get("outcome").asText() + (entry.get("reason").isNull() ? "" : " " + entry.get("reason").asText()))
          .isEqualTo(words.get("outcome") + (words.has("reason") ? " " + words.get("reason") : ""));
    });
  }

  private static void suspend(Words words, Scene scene) {
    act(scene, "/api/suspensions", "{\"licence\":\"" + scene.names.of(words.get("licence")) + "\",\"mrn\":\"" + scene.names.of(words.get("mrn"))
        + "\",\"person\":\"Officer 12\",\"reason\":\"new information on the end user\",\"exceptional\":" + words.has("exceptional") + "}", 200);
  }

  private static void lift(Words words, Scene scene) {
    for (JsonNode each : scene.bridge.get("/api/suspensions").json().get("suspensions")) {
      if (each.get("mrn").asText().equals(scene.names.of(words.get("mrn"))) && each.get("licence").asText().equals(scene.names.of(words.get("licence")))) {
        act(scene, "/api/suspensions/" + each.get("reference").asText() + "/lift", "{\"person\":\"Officer 13\",\"reason\":\"the authority upheld the licence\"}", 200);
        return;
      }
    }
    throw new AssertionError("It is not suspended");
  }

  private static List<String> timers(Scene scene, String name) {
    List<String> kinds = new ArrayList<>();
    for (JsonNode timer : scene.bridge.get("/api/timers?limit=1000").json().get("timers")) {
      if (scene.names.of(name).equals(timer.get("mrn").asText()) || scene.names.of(name).equals(timer.get("licence").asText())) {
        kinds.add(timer.get("kind").asText());
      }
    }
    return kinds;
  }

  private static void replay(Words words, Scene scene) {
    List<String> references = new ArrayList<>();
    scene.bridge.get("/api/parked?limit=100").json().get("messages").forEach(message -> {
      if (message.toString().contains(scene.names.of(words.get("name")))) {
        references.add(message.get("reference").asText());
      }
    });
    assertThat(references).hasSize(1);
    assertThat(scene.bridge.post("/api/parked/" + references.get(0) + "/replay", "application/json", "").status()).isEqualTo(200);
  }

  private static void saysOutage(Scene scene, boolean lasts) {
    await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(scene.bridge.get("/observe/health/ready").response().headers().firstValue(HEADER).isPresent()).isEqualTo(lasts));
    Answer soap = scene.window.post(scene.window.about("XX-NONE").envelope(0));
    assertThat(soap.response().headers().firstValue(HEADER).isPresent()).as("SOAP").isEqualTo(lasts);
    assertThat(soap.status()).as("it is answered all the same").isEqualTo(200);
    assertThat(Journey.trySend("<nothing/>").response().headers().firstValue(HEADER).isPresent()).as("rejections too").isEqualTo(lasts);
    Answer health = scene.bridge.get("/observe/health");
    assertThat(health.status()).as("information only").isEqualTo(200);
    assertThat(health.json().has("outage")).isEqualTo(lasts);
    assertThat(scene.bridge.get("/observe/health/ready").status()).isEqualTo(200);
    assertThat(scene.bridge.get("/").text().contains("<dt>outage</dt>")).isEqualTo(lasts);
  }

  private static void writeOff(Words words, Scene scene) {
    Measures measures = Measures.read(words.get("measures"));
    String numbers = (measures.quantity() == null ? "" : ",\"quantity\":\"" + measures.quantity() + "\",\"unit\":\"" + measures.unit() + "\"")
        + (measures.amount() == null ? "" : ",\"amount\":\"" + measures.amount() + "\",\"currency\":\"" + measures.currency() + "\"");
    String entry = "{\"licence\":\"" + scene.names.of(words.get("licence")) + "\",\"line\":" + words.get("line") + ",\"mrn\":\"" + scene.names.of(words.get("mrn"))
        + "\",\"office\":\"" + words.get("office") + "\",\"date\":\"" + words.get("day") + "\",\"document\":\"extract 7\",\"person\":\"Officer 12\"" + numbers + "}";
    scene.overHttp(() -> scene.bridge.post("/api/write-offs", "application/json", entry));
    assertThat(scene.answer().status()).as(scene.answer().text()).isEqualTo(200);
  }

  private static void act(Scene scene, String path, String body, int status) {
    Answer answer = scene.bridge.post(path, "application/json", body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
  }
}
