package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.elicensing.bridge.journeys.RunningBridge.Answer;

/** What people do by the operators' API: suspend an export, declare an outage, enter what was written off by hand. */
final class OfficerSentences implements Sentences {

  private static final String HEADER = "Bridge-Outage";
  private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

  @Override
  public String about() {
    return "Officers and operators";
  }

  @Override
  public void teach(Language language) {
    language.means("an officer suspends the export of {mrn} under {licence}[ {exceptional=as exceptional}]", OfficerSentences::suspend);
    language.means("an officer lifts the suspension of {mrn} under {licence}", OfficerSentences::lift);
    language.means("a timer {kind} waits for {name}[ until {day}]", (words, scene) -> assertThat(timers(scene, words.get("name"), ""))
        .anyMatch(timer -> words.get("kind").equals(timer.get("kind").asText()) && (!words.has("day") || words.get("day").equals(day(timer))) && !timer.get("effect").asText().isBlank()));
    language.means("no timer {kind} waits for {name}", (words, scene) -> assertThat(timers(scene, words.get("name"), "")).noneMatch(timer -> words.get("kind").equals(timer.get("kind").asText())));
    language.means("the timer {kind} of {name} has acted", (words, scene) -> assertThat(timers(scene, words.get("name"), "&state=acted")).anyMatch(timer -> words.get("kind").equals(timer.get("kind").asText())));
    language.means("an officer replays what is parked for {name}", OfficerSentences::replay);
    language.means("{what=an|a planned} outage is declared", (words, scene) -> act(scene, "/api/outages",
        "{\"from\":\"2026-01-01T00:00:00Z\"" + (words.get("what").equals("an") ? ",\"planned\":false" : ",\"to\":\"2099-01-01T00:00:00Z\",\"planned\":true") + ",\"reason\":\"network\",\"person\":\"Operator 1\"}", 200));
    language.means("the outage is ended", (words, scene) -> act(scene, "/api/outages/" + scene.bridge.get("/api/outages?limit=1").json().at("/outages/0/reference").asText() + "/end",
        "{\"person\":\"Operator 1\"}", 200));
    language.means("answers, health and the front page speak of {what=an|a planned} outage", (words, scene) -> {
      saysOutage(scene, true);
      assertThat(scene.bridge.get("/observe/health/ready").response().headers().firstValue(HEADER).orElseThrow()).startsWith(words.get("what").equals("an") ? "unplanned" : "planned");
    });
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

  /** Those of a declaration or licence that are still to act, unless another state is asked for. */
  private static List<JsonNode> timers(Scene scene, String name, String state) {
    List<JsonNode> timers = new ArrayList<>();
    for (JsonNode timer : scene.bridge.get("/api/timers?limit=1000" + state).json().get("timers")) {
      if (scene.names.of(name).equals(timer.get("mrn").asText()) || scene.names.of(name).equals(timer.get("licence").asText())) {
        timers.add(timer);
      }
    }
    return timers;
  }

  /** The day with whose beginning it acts. */
  private static String day(JsonNode timer) {
    return LocalDate.ofInstant(Instant.parse(timer.get("due").asText()), BRUSSELS).toString();
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
    assertThat(scene.bridge.post("/customs/declarations", "application/xml", "<nothing/>").response().headers().firstValue(HEADER).isPresent()).as("rejections too").isEqualTo(lasts);
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
