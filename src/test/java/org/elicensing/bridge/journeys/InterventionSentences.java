package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.elicensing.bridge.journeys.RunningBridge.Answer;

/** An officer decides past the verification, and another one agrees or does not. */
final class InterventionSentences implements Sentences {

  @Override
  public String about() {
    return "Interventions (Art 8)";
  }

  @Override
  public void teach(Language language) {
    language.means("an officer {decision=accepts|amends|refuses} {declaration} on {licence}[ with {goods...}]", InterventionSentences::decides);
    language.means("a second person {how=agrees to|refuses} the decision about {declaration}", (words, scene) -> {
      Answer settled = settle(words, scene, words.get("how").equals("refuses") ? "refuse" : "approve", "Officer Two");
      assertThat(settled.status()).as(settled.text()).isEqualTo(200);
    });
    language.means("the same officer cannot agree to the decision about {declaration}", (words, scene) -> assertThat(settle(words, scene, "approve", "officer one").text()).contains("same-person"));
    language.means("no second person is asked about {declaration}", (words, scene) -> assertThat(officer(scene).open(scene.names.of(words.get("declaration")))).isNull());
    language.means("the decision about {declaration} is {state}, and nobody can settle it any more", InterventionSentences::settled);
    language.means("line {line} of {licence} is overdrawn by {quantity}", (words, scene) -> assertThat(scene.window.check(scene.names.of(words.get("licence"))).all("AvailableQuantity").stream()
        .map(each -> each.row("CertificateLineNumber", "Quantity", "OverdrawnQuantity"))).contains(words.get("line") + " 0 " + words.get("quantity")));
  }

  private static void decides(Words words, Scene scene) {
    String goods = words.get("goods", "");
    List<Goods> stated = goods.isEmpty() ? List.of() : Goods.read(goods);
    String[] items = stated.stream().map(each -> Officer.item(each.item(), each.line(), each.stated()[0], each.stated()[1])).toArray(String[]::new);
    String decision = words.get("decision").replaceFirst("s$", "");
    String messageId = SingleWindow.newId();
    scene.overHttp(() -> officer(scene).tries(messageId, decision, scene.names.of(words.get("licence")), scene.names.of(words.get("declaration")), items));
  }

  private static void settled(Words words, Scene scene) {
    String declaration = scene.names.of(words.get("declaration"));
    for (JsonNode each : scene.bridge.get("/api/approvals?limit=1000&state=" + words.get("state")).json().get("approvals")) {
      if (declaration.equals(each.at("/intervention/mrn").asText())) {
        assertThat(officer(scene).settles(each.get("reference").asText(), "approve", "Officer Two").status()).isEqualTo(409);
        return;
      }
    }
    throw new AssertionError("There is no such decision");
  }

  private static Answer settle(Words words, Scene scene, String how, String person) {
    Officer officer = officer(scene);
    return officer.settles(officer.open(scene.names.of(words.get("declaration"))), how, person);
  }

  private static Officer officer(Scene scene) {
    return new Officer(scene.window, scene.bridge);
  }
}
