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
    language.means("the authority acknowledges usage of {licence} up to {number}", (words, scene) -> scene.overHttp(() -> acknowledge(scene.names.of(words.get("licence")), words.get("number"))));
    language.means("usage {numbers...} of {licence} is outstanding", (words, scene) ->
        assertThat(outstanding(scene.names.of(words.get("licence")))).isEqualTo(Arrays.stream(words.get("numbers").split(",")).map(String::strip).toList()));
    language.means("no usage of {licence} is outstanding", (words, scene) -> assertThat(outstanding(scene.names.of(words.get("licence")))).isEmpty());
    language.means("the authority asks again for usage of {licence} after {number} and gets {numbers...}", (words, scene) -> {
      Said again = Said.in(Journey.bridge.get("/licensing/eu/usage/messages?reference=" + scene.names.of(words.get("licence")) + "&after=" + words.get("number")).text());
      assertThat(again.texts("Number")).isEqualTo(Arrays.stream(words.get("numbers").split(",")).map(String::strip).toList());
    });
  }

  private static RunningBridge.Answer acknowledge(String licence, String number) {
    return Journey.bridge.post("/licensing/eu/usage/acknowledgements", "application/xml", "<UsageAcknowledgements xmlns='urn:elicensing-bridge:usage-acknowledgement:v1'>"
        + "<Acknowledgement><Reference>" + licence + "</Reference><UpTo>" + number + "</UpTo></Acknowledgement></UsageAcknowledgements>");
  }

  private static List<String> outstanding(String licence) {
    List<String> numbers = new ArrayList<>();
    Journey.bridge.get("/api/usage?outstanding=true&licence=" + licence).json().get("messages").forEach(each -> numbers.add(each.get("number").asText()));
    return numbers;
  }
}
