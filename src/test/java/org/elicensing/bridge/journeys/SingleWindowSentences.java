package org.elicensing.bridge.journeys;

import java.util.List;
import java.util.function.Function;

/** Customs asks, reserves and clears through the single window. */
final class SingleWindowSentences implements Sentences {

  private static final String CIRCUMSTANCES = "[ at office {office}][ as document {document}][ accepted on {day}][ by exporter {exporter}][ to {country}][ under procedure {procedure}]";

  @Override
  public String about() {
    return "Customs at the single window";
  }

  @Override
  public void teach(Language language) {
    language.means("customs checks {licence}[ for {declaration}]" + CIRCUMSTANCES, (words, scene) -> send(scene, asking(words, scene), 0));
    language.means("office {office} asks to be told of {licence}",
        (words, scene) -> send(scene, scene.window.about(scene.names.of(words.get("licence"))).office(words.get("office")).push(true), 0));
    language.means("customs reserves {measures...} of line {line} of {licence} for {declaration}" + CIRCUMSTANCES,
        (words, scene) -> send(scene, asking(words, scene).item(1, words.number("line"), Goods.ANY_CODE, Measures.read(words.get("measures")).stated()), 1));
    language.means("customs reserves on {licence} for {declaration}" + CIRCUMSTANCES + ": {goods...}", SingleWindowSentences::reserveGoods);
    language.means("customs clears {declaration} on {licence}[ at office {office}][ with {goods...}]", SingleWindowSentences::released);
    language.means("customs does not release {declaration} on {licence}[ at office {office}]", (words, scene) -> clear(words, scene, "02"));
    language.means("customs amends {declaration} on {licence} to {goods...}", SingleWindowSentences::amended);
    language.means("customs withdraws {declaration} on {licence}", (words, scene) -> amend(words, scene));
    language.means("the same message comes again", (words, scene) -> scene.sayAgain());
  }

  private static void reserveGoods(Words words, Scene scene) {
    SingleWindow.Asking asking = asking(words, scene);
    Goods.read(words.get("goods")).forEach(each -> asking.item(each.item(), each.line(), each.code(), each.stated()));
    send(scene, asking, 1);
  }

  private static SingleWindow.Asking asking(Words words, Scene scene) {
    SingleWindow.Asking asking = scene.window.about(scene.names.of(words.get("licence")));
    given(words, "declaration", name -> name.startsWith("LRN-") ? asking.lrn(scene.names.of(name), Aes.DECLARANT) : asking.mrn(scene.names.of(name)));
    given(words, "office", asking::office);
    given(words, "document", asking::documentType);
    given(words, "day", asking::acceptedOn);
    given(words, "exporter", asking::exporter);
    given(words, "country", asking::destination);
    given(words, "procedure", asking::procedure);
    return asking;
  }

  private static void given(Words words, String gap, Function<String, SingleWindow.Asking> state) {
    if (words.has(gap)) {
      state.apply(words.get(gap));
    }
  }

  private static void released(Words words, Scene scene) {
    String goods = words.get("goods", "");
    List<Goods> listed = goods.isEmpty() ? List.of() : Goods.read(goods.startsWith("item ") ? goods : "item 1: " + goods + " of line 1");
    clear(words, scene, "01", listed.stream().map(each -> SingleWindow.releasedItem(each.item(), each.line(), each.stated())).toArray(String[]::new));
  }

  private static void amended(Words words, Scene scene) {
    amend(words, scene, Goods.read(words.get("goods")).stream().map(each -> SingleWindow.amendedItem(each.item(), each.line(), each.stated())).toArray(String[]::new));
  }

  /** @param items none: withdrawn */
  private static void amend(Words words, Scene scene, String... items) {
    String envelope = SingleWindow.amendment(SingleWindow.newId(), scene.names.of(words.get("licence")), scene.names.of(words.get("declaration")), items);
    scene.overHttp(() -> scene.window.post(envelope));
  }

  private static void clear(Words words, Scene scene, String what, String... items) {
    String office = words.get("office", SingleWindow.OFFICE);
    String envelope = SingleWindow.envelope(SingleWindow.newId(), office, "",
        SingleWindow.clearance(office, scene.names.of(words.get("licence")), scene.names.of(words.get("declaration")), what, items));
    scene.overHttp(() -> scene.window.post(envelope));
  }

  /** @param indication 0: check; 1: reserve */
  private static void send(Scene scene, SingleWindow.Asking asking, int indication) {
    scene.overHttp(() -> scene.window.post(asking.envelope(indication)));
  }
}
