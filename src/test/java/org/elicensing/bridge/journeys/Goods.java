package org.elicensing.bridge.journeys;

import java.util.ArrayList;
import java.util.List;

/** One goods item of a declaration, such as "item 1: 40 KGM of line 1 of XI-1"; several stand in a row with commas. */
record Goods(int item, Measures measures, Integer line, String licence, String document, String code) {

  static final String ANY_CODE = "841199";
  private static final Sentence ITEM = Sentence.of("item {item}: {measures...}[ of line {line}][ of {licence}][ as document {document}][ with code {code}]");

  static List<Goods> read(String text) {
    List<Goods> goods = new ArrayList<>();
    for (String each : text.split(", (?=item )")) {
      Words words = ITEM.in(each).orElseThrow(() -> new IllegalArgumentException("\"" + each + "\" is not said like \"" + ITEM + "\""));
      goods.add(new Goods(words.number("item"), Measures.read(words.get("measures")), words.has("line") ? words.number("line") : null, words.get("licence"), words.get("document"), words.get("code", ANY_CODE)));
    }
    return goods;
  }

  /** As a message of the single window states them: the licence is named once, before the goods. */
  String[] stated() {
    if (licence != null || document != null) {
      throw new IllegalArgumentException("The single window names licence and document before the goods");
    }
    return measures.stated();
  }

  /** The licence as a document at the goods item. */
  String quoted(Scene scene) {
    return Aes.document(document == null ? "X060" : document, scene.names.of(licence), line, measures.quantity(), measures.unit(), measures.amount(), measures.currency());
  }
}
