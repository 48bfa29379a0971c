package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

/** Customs enters what else it has to tell, amends and deletes it. */
final class RecordSentences implements Sentences {

  private static final String KEPT = "record about ";

  @Override
  public String about() {
    return "Entered records (Art 9)";
  }

  @Override
  public void teach(Language language) {
    language.means("customs enters a record about {declaration} on {licence}: {text...}", (words, scene) -> {
      enter("create", words, scene);
      if (scene.answer().status() == 200 && scene.said().has("RecordReference")) {
        scene.kept.put(KEPT + words.get("declaration"), scene.said().text("RecordReference"));
      }
    });
    language.means("customs amends the record about {declaration} on {licence}: {text...}", (words, scene) -> enter("amend", words, scene));
    language.means("customs deletes the record about {declaration} on {licence}", (words, scene) -> enter("delete", words, scene));
    language.means("customs amends a record about {declaration} on {licence}, and says neither which nor how", (words, scene) -> enter("amend", words, scene, ""));
    language.means("the findings are {codes...}", (words, scene) -> assertThat(Said.in(scene.answer().text()).all("Finding").stream().map(each -> each.text("Code"))).containsExactly(words.get("codes").split(", ")));
  }

  private static void enter(String action, Words words, Scene scene) {
    String reference = scene.kept.get(KEPT + words.get("declaration"));
    enter(action, words, scene, (reference == null || action.equals("create") ? "" : "<d:RecordReference>" + reference + "</d:RecordReference>")
        + (words.has("text") ? "<d:RecordText>" + words.get("text") + "</d:RecordText>" : ""));
  }

  private static void enter(String action, Words words, Scene scene, String rest) {
    String envelope = Officer.record(SingleWindow.newId(), action, scene.names.of(words.get("licence")), scene.names.of(words.get("declaration")), rest);
    scene.overHttp(() -> scene.window.post(envelope));
  }
}
