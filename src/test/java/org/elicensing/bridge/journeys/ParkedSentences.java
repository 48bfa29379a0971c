package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** What waits for a human. */
final class ParkedSentences implements Sentences {

  @Override
  public String about() {
    return "What waits for a human";
  }

  @Override
  public void teach(Language language) {
    language.means("{name} is parked as {cause}", (words, scene) -> await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> assertThat(Journey.parked(scene.bridge, scene.names.of(words.get("name")))).containsExactly(words.get("cause"))));
    language.means("nothing is parked", (words, scene) -> scene.names.all().forEach(name -> assertThat(Journey.parked(scene.bridge, name)).as(name).isEmpty()));
  }
}
