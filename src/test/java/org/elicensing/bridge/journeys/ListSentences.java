package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.elicensing.bridge.journeys.Queues.Came;

/** Customs asks for lists of licences, once or again and again. */
final class ListSentences implements Sentences {

  private static final String SUBSCRIPTION = "subscription";
  private static final String FILTER = "filter";
  private static final Sentence SHOWN = Sentence.of("{licence} as {status}");

  @Override
  public String about() {
    return "Lists (Art 10)";
  }

  @Override
  public void teach(Language language) {
    language.means("customs asks for the licences of {holder}[ issued by {state}][ shown as {status}][ as document {document}][ valid on {day}][ every {hours} hours]", ListSentences::ask);
    language.means("customs asks for the next page", (words, scene) -> post(scene, scene.kept.get(FILTER) + element("PageAfter", scene.said().text("PageNext"))));
    language.means("customs asks for a page that the bridge never named", (words, scene) -> post(scene, element("PageAfter", "zzzzzzzzzzzzzzzzzzzz")));
    language.means("the list shows {licences...}, {more=and more follows|and that is all}", (words, scene) -> {
      assertThat(shown(scene.said())).isEqualTo(expected(words, scene));
      assertThat(scene.said().has("PageNext")).as("more follows").isEqualTo(words.get("more").equals("and more follows"));
    });
    language.means("the list is empty", (words, scene) -> assertThat(shown(scene.said())).isEmpty());
    language.means("page {page} of the list comes to office {office} with {licences...}, {more=and more follows|and that is all}", (words, scene) -> {
      Came came = scene.lists.next(each -> true);
      assertThat(came.correlation()).isEqualTo(scene.kept.get(SUBSCRIPTION));
      assertThat(List.of(came.properties().get("page"), came.properties().get("customsOffice"), came.properties().get("last")))
          .containsExactly(words.get("page"), words.get("office"), String.valueOf(words.get("more").equals("and that is all")));
      assertThat(shown(came.said())).isEqualTo(expected(words, scene));
    });
    language.means("no list comes", (words, scene) -> assertThat(scene.lists.unread()).isEmpty());
    language.means("nobody gets the licences of {holder} again and again", (words, scene) -> assertThat(scene.bridge.get("/api/subscriptions").json().get("subscriptions").toString()).doesNotContain(words.get("holder")));
    language.means("an operator ends the list", (words, scene) -> {
      assertThat(end(scene)).isEqualTo(200);
      assertThat(end(scene)).as("it is gone").isEqualTo(404);
    });
  }

  private static void ask(Words words, Scene scene) {
    String filter = (words.has("state") ? element("IssuingMemberState", words.get("state")) : "") + element("ExporterIdentificationNumber", words.get("holder"))
        + (words.has("status") ? element("Status", words.get("status")) : "") + (words.has("document") ? element("TARICDocument", words.get("document")) : "")
        + (words.has("day") ? element("ValidOn", words.get("day")) : "");
    scene.kept.put(FILTER, filter);
    post(scene, filter + (words.has("hours") ? element("Period", "PT" + words.get("hours") + "H") : ""));
    if (words.has("hours")) {
      scene.kept.put(SUBSCRIPTION, String.valueOf(scene.said().text("SubscriptionReference")));
    }
  }

  private static int end(Scene scene) {
    return scene.bridge.send(scene.bridge.request("/api/subscriptions/" + scene.kept.get(SUBSCRIPTION)).DELETE()).status();
  }

  private static void post(Scene scene, String filter) {
    String envelope = Officer.list(SingleWindow.newId(), filter);
    scene.overHttp(() -> scene.window.post(envelope));
  }

  private static String element(String name, String text) {
    return "<d:" + name + ">" + text + "</d:" + name + ">";
  }

  private static List<String> shown(Said list) {
    return list.all("Licence").stream().map(each -> each.row("Reference", "Status")).toList();
  }

  private static List<String> expected(Words words, Scene scene) {
    return Stream.of(words.get("licences").split(", ")).map(each -> SHOWN.in(each).orElseThrow(() -> new IllegalArgumentException("\"" + each + "\" is not said like \"" + SHOWN + "\"")))
        .map(each -> scene.names.of(each.get("licence")) + " " + each.get("status")).toList();
  }
}
