package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.elicensing.bridge.journeys.Queues.Came;

/** What became of a declaration message: one outcome for each licence, line and goods item. */
final class OutcomeSentences implements Sentences {

  private static final String OUTCOME = "is {action} {result=ok|refused}[ with {code}][ flagged {flags...}][ saying: {reason...}]";

  @Override
  public String about() {
    return "The outcome of a declaration message";
  }

  @Override
  public void teach(Language language) {
    language.means("the outcome[ of item {item}][ on {licence}] " + OUTCOME, (words, scene) -> outcome(words, scene, scene.said()));
    language.means("customs is told on the queue that {type} of {declaration}[ for item {item}][ on {licence}] " + OUTCOME, (words, scene) -> {
      String declaration = scene.names.of(words.get("declaration"));
      Came came = scene.customs.next(each -> each.text().contains(declaration) && words.get("type").equals(each.said().text("MessageType")));
      outcome(words, scene, came.said());
    });
  }

  /** Where neither item nor licence is named there must be one outcome only. */
  private static void outcome(Words words, Scene scene, Said message) {
    List<Said> meant = message.all("DocumentOutcome").stream()
        .filter(each -> !words.has("item") || words.get("item").equals(each.text("GoodsItemNumber")))
        .filter(each -> !words.has("licence") || scene.names.of(words.get("licence")).equals(each.text("LicenceReference"))).toList();
    assertThat(meant).as(message.toString()).hasSize(1);
    Said outcome = meant.get(0);
    assertThat(outcome.row("Action", "Result", "ReasonCode", "OutcomeCode")).isEqualTo(words.get("action") + " " + words.get("result") + (words.has("code") ? " " + words.get("code") : ""));
    assertThat(String.valueOf(outcome.text("Reason"))).contains(words.get("reason", ""));
    assertThat(outcome.texts("Flag")).as("flags").containsExactlyInAnyOrderElementsOf(words.has("flags") ? Set.of(words.get("flags").split(", ")) : Set.of());
  }
}
