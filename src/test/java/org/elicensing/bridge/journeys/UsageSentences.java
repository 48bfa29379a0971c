package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the authority has of the usage that it was told. */
final class UsageSentences implements Sentences {

  @Override
  public String about() {
    return "Usage, acknowledged and asked for";
  }

  @Override
  public void teach(Language language) {
    language.means("the authority acknowledges usage of {licence} up to {number}", (words, scene) -> scene.overHttp(() -> acknowledge(scene, scene.names.of(words.get("licence")), words.get("number"))));
    language.means("usage {numbers...} of {licence} is outstanding", (words, scene) ->
        assertThat(outstanding(scene, scene.names.of(words.get("licence")))).isEqualTo(Arrays.stream(words.get("numbers").split(",")).map(String::strip).toList()));
    language.means("no usage of {licence} is outstanding", (words, scene) -> assertThat(outstanding(scene, scene.names.of(words.get("licence")))).isEmpty());
    language.means("the account of {licence} shows {quantity} {state=reserved|consumed} for {declaration} at office {office}", UsageSentences::shown);
    language.means("the account of {licence} as of {day} lists {moves...}", UsageSentences::listed);
    language.means("the authority asks again for usage of {licence} after {number} and gets {numbers...}", (words, scene) -> {
      Said again = Said.in(scene.bridge.get("/licensing/eu/usage/messages?reference=" + scene.names.of(words.get("licence")) + "&after=" + words.get("number")).text());
      assertThat(again.texts("Number")).isEqualTo(Arrays.stream(words.get("numbers").split(",")).map(String::strip).toList());
    });
  }

  /** Everything that is held or consumed now stands in the account with where, by whom and when. */
  private static void shown(Words words, Scene scene) {
    String declaration = scene.names.of(words.get("declaration"));
    Said use = account(scene, words.get("licence"), "").all("Use").stream().filter(each -> declaration.equals(each.row("Mrn", "Lrn")) && words.get("state").equals(each.text("State"))).findFirst().orElseThrow();
    assertThat(Said.number(use.text(words.get("state").equals("reserved") ? "Reserved" : "Consumed"))).isEqualTo(Said.number(words.get("quantity")));
    assertThat(use.row("CustomsOffice", "MemberState")).isEqualTo(words.get("office") + " " + words.get("office").substring(0, 2));
    assertThat(use.has("At") && use.has("EffectiveAt")).as("its dates").isTrue();
  }

  /** Every entry until then, such as "CONSUME for MRN-1 leaves 60". */
  private static void listed(Words words, Scene scene) {
    assertThat(account(scene, words.get("licence"), "&asOf=" + words.get("day")).all("Use").stream()
        .map(each -> each.text("Move") + (each.has("Mrn") || each.has("Lrn") ? " for " + scene.names.readable(each.row("Mrn", "Lrn")) : "") + " leaves " + Said.number(each.text("Available"))))
        .containsExactly(words.get("moves").split(", "));
  }

  private static Said account(Scene scene, String licence, String more) {
    return Said.in(scene.bridge.get("/licensing/eu/usage?reference=" + scene.names.of(licence) + more).text());
  }

  private static RunningBridge.Answer acknowledge(Scene scene, String licence, String number) {
    return scene.bridge.post("/licensing/eu/usage/acknowledgements", "application/xml", "<UsageAcknowledgements xmlns='urn:elicensing-bridge:usage-acknowledgement:v1'>"
        + "<Acknowledgement><Reference>" + licence + "</Reference><UpTo>" + number + "</UpTo></Acknowledgement></UsageAcknowledgements>");
  }

  private static List<String> outstanding(Scene scene, String licence) {
    List<String> numbers = new ArrayList<>();
    scene.bridge.get("/api/usage?outstanding=true&licence=" + licence).json().get("messages").forEach(each -> numbers.add(each.get("number").asText()));
    return numbers;
  }
}
