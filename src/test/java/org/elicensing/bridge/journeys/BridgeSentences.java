package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The bridge itself: settings of a site, time that passes, what is kept, and messages that are only tried. */
final class BridgeSentences implements Sentences {

  @Override
  public String about() {
    return "The bridge, time, and trying";
  }

  @Override
  public void teach(Language language) {
    language.means("given a bridge on {day}[ {embedded=with the embedded database}][ with {settings...}]", BridgeSentences::given);
    language.means("{number} {unit=hours|days} pass", (words, scene) -> scene.own().pass(words.get("unit").equals("days") ? Duration.ofDays(words.number("number")) : Duration.ofHours(words.number("number"))));
    language.means("the bridge stops and starts again", (words, scene) -> scene.restart(own -> own.restart(() -> { })));
    language.means("a backup is made while the bridge serves", (words, scene) -> scene.own().backup());
    language.means("the bridge goes back to the backup", (words, scene) -> scene.restart(OwnBridge::goBack));
    language.means("what is past its time is let go of: {kinds...}", BridgeSentences::letGo);
    language.means("nothing is past its time", (words, scene) -> assertThat(scene.own().letGo()).allSatisfy(kind -> assertThat(kind.asLong()).isZero()));
    language.means("it is shown that {kind} were let go of", (words, scene) -> {
      for (JsonNode kind : scene.bridge.get("/api/keeping").json().get("kinds")) {
        if (kind.get("kind").asText().equals(words.get("kind"))) {
          assertThat(kind.get("letGo").asLong()).isPositive();
          assertThat(kind.get("runs")).isNotEmpty();
          return;
        }
      }
      throw new AssertionError("There is no such kind");
    });
    language.means("the story of {name} tells of {text...}", (words, scene) -> assertThat(story(words, scene).toString()).contains(words.get("text")));
    language.means("there is no story of {name} any more", (words, scene) -> assertThat(story(words, scene)).isEmpty());
    language.means("what follows is only tried", (words, scene) -> scene.trying(true));
    language.means("what follows is in earnest", (words, scene) -> scene.trying(false));
  }

  private static void given(Words words, Scene scene) {
    Map<String, String> settings = new HashMap<>();
    if (words.has("settings")) {
      for (String each : words.get("settings").split(", ")) {
        String[] setting = each.split("=", 2);
        settings.put(setting[0].replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT), setting[1]);
      }
    }
    scene.own(words.get("day"), words.has("embedded"), settings);
  }

  private static void letGo(Words words, Scene scene) {
    JsonNode gone = scene.own().letGo();
    for (String kind : words.get("kinds").split(", ")) {
      assertThat(gone.get(kind).asLong()).as(kind).isPositive();
    }
  }

  private static JsonNode story(Words words, Scene scene) {
    String key = words.get("name").startsWith("MRN-") ? "mrn" : words.get("name").startsWith("LRN-") ? "lrn" : "licence";
    return scene.bridge.get("/api/journal?" + key + "=" + scene.names.of(words.get("name"))).json().get("messages");
  }
}
