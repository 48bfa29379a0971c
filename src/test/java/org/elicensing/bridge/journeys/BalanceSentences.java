package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.elicensing.bridge.journeys.RunningBridge.Answer;

/** What the books say, as the authority of the licence reads them. */
final class BalanceSentences implements Sentences {

  @Override
  public String about() {
    return "The books";
  }

  @Override
  public void teach(Language language) {
    language.means("{licence} line {line} has {available} available, {reserved} reserved, {consumed} consumed[ {value=in value}]", BalanceSentences::line);
    language.means("nothing is reserved or consumed on {licence}", (words, scene) -> lines(words, scene).forEach(line -> {
      line.texts("Reserved").forEach(reserved -> assertThat(Said.number(reserved)).as("reserved").isEqualTo("0"));
      line.texts("Consumed").forEach(consumed -> assertThat(Said.number(consumed)).as("consumed").isEqualTo("0"));
    }));
  }

  private static void line(Words words, Scene scene) {
    Said line = lines(words, scene).stream().filter(each -> words.get("line").equals(each.text("LineNumber"))).findFirst().orElseThrow(() -> new AssertionError("There is no such line"));
    Said balance = line.all(words.has("value") ? "Value" : "Quantity").get(0);
    assertThat(List.of(Said.number(balance.text("Available")), Said.number(balance.text("Reserved")), Said.number(balance.text("Consumed")))).as("available, reserved, consumed")
        .containsExactly(Said.number(words.get("available")), Said.number(words.get("reserved")), Said.number(words.get("consumed")));
  }

  private static List<Said> lines(Words words, Scene scene) {
    Answer statement = scene.bridge.get("/licensing/eu/usage?reference=" + scene.names.of(words.get("licence")));
    assertThat(statement.status()).as(statement.text()).isEqualTo(200);
    return Said.in(statement.text()).all("Line");
  }
}
