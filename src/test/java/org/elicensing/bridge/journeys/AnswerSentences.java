package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

/** What the bridge answers to the last message. */
final class AnswerSentences implements Sentences {

  private static final Sentence FAILING = Sentence.of("item {item}[ with {reason}]");

  @Override
  public String about() {
    return "The answer to the last message";
  }

  @Override
  public void teach(Language language) {
    language.means("the answer is reserved", (words, scene) -> assertThat(Journey.result(scene.said())).isEqualTo("1"));
    language.means("the answer is refused with {reason}[, {items...}]", AnswerSentences::refused);
    language.means("the answer knows no such licence", (words, scene) -> assertThat(Stream.of("Licence", "QuantityManagementSummary", "ReservationResult").filter(scene.said()::has)).isEmpty());
    language.means("the answer shows {licence} as {status}", (words, scene) -> assertThat(scene.said().all("Licence").get(0).row("Reference", "Status"))
        .isEqualTo(scene.names.of(words.get("licence")) + " " + words.get("status")));
    language.means("the answer says that it is {usable=usable|not usable}", (words, scene) -> assertThat(scene.said().text("Usable")).isEqualTo(String.valueOf(words.get("usable").equals("usable"))));
    language.means("the answer says that under procedure {procedure} it is {usable=usable|not usable}[ and counted in {managed=both|quantity|value|nothing}][ by table {version}]", AnswerSentences::procedure);
    language.means("the answer totals {reserved...} reserved and {consumed...} consumed on line {line}", AnswerSentences::totals);
    language.means("the answer totals nothing", (words, scene) -> assertThat(scene.said().all("OpenLineTotal")).isEmpty());
    language.means("the answer names {names...}", (words, scene) -> assertThat(scene.said().texts("Name")).contains(words.get("names").split(", ")));
    language.means("the answer no longer names {names...}", (words, scene) -> assertThat(scene.said().all("Licence").get(0).toString()).doesNotContain(words.get("names").split(", ")));
    language.means("the answer reserves nothing", (words, scene) -> assertThat(scene.said().has("ReservationResult")).isFalse());
    language.means("the answer shows {available} left on line {line}", (words, scene) -> assertThat(Journey.available(scene.said())).contains(words.get("line") + " " + words.get("available")));
    language.means("the answer shows {quantity} {state=reserved|consumed} for {declaration}", AnswerSentences::allocated);
    language.means("the answer shows nothing {state=reserved|consumed}", (words, scene) -> assertThat(scene.said().all(element(words))).isEmpty());
    language.means("the clearance outcome is {code}", (words, scene) -> assertThat(Journey.clearance(scene.said())).isEqualTo(words.get("code")));
    language.means("the answer is the one before", (words, scene) -> assertThat(Said.in(scene.answer().text()).content()).isEqualTo(Said.in(scene.answerBefore().text()).content()));
    language.means("the answer is still to come", (words, scene) -> assertThat(scene.answer().status()).isEqualTo(202));
    language.means("the message is rejected with {code}", AnswerSentences::rejected);
  }

  private static void refused(Words words, Scene scene) {
    assertThat(Journey.result(scene.said())).isEqualTo("0 " + words.get("reason"));
    List<String> expected = !words.has("items") ? List.of() : Stream.of(words.get("items").split(", ")).map(each -> {
      Words item = FAILING.in(each).orElseThrow(() -> new IllegalArgumentException("\"" + each + "\" is not said like \"" + FAILING + "\""));
      return item.get("item") + " " + item.get("reason", words.get("reason"));
    }).toList();
    assertThat(scene.said().all("ReservationFailureConsignmentItem").stream().map(item -> item.row("GoodsItemNumber", "Reason")).toList()).as("the items that fail").isEqualTo(expected);
  }

  private static void procedure(Words words, Scene scene) {
    Said row = scene.said().all("ProcedureIdentification").stream().filter(each -> words.get("procedure").equals(each.text("RequestedProcedure"))).findFirst().orElseThrow();
    assertThat(row.text("Usable")).isEqualTo(String.valueOf(words.get("usable").equals("usable")));
    if (words.has("managed")) {
      assertThat(row.row("QuantityManaged", "ManagedBy")).isEqualTo(words.get("managed").equals("nothing") ? "false" : "true " + words.get("managed"));
    }
    if (words.has("version")) {
      assertThat(row.text("TableVersion")).isEqualTo(words.get("version"));
    }
  }

  /** As declared: one total for each unit and each currency. */
  private static void totals(Words words, Scene scene) {
    Measures reserved = Measures.read(words.get("reserved"));
    assertThat(scene.said().all("OpenLineTotal").stream().map(each -> each.row("CertificateLineNumber", "UnitOfMeasure", "Currency", "Reserved", "Consumed")))
        .contains(words.get("line") + " " + reserved.kind() + " " + reserved.number() + " " + Measures.read(words.get("consumed")).number());
  }

  private static void allocated(Words words, Scene scene) {
    List<String> shown = scene.said().all(element(words)).stream().map(each -> each.row("Quantity", "MRN", "LRN")).toList();
    assertThat(shown).contains(words.get("quantity") + " " + scene.names.of(words.get("declaration")));
  }

  private static String element(Words words) {
    return words.get("state").equals("reserved") ? "ReservedQuantity" : "ConsumedQuantity";
  }

  private static void rejected(Words words, Scene scene) {
    assertThat(scene.answer().status()).isIn(400, 409, 422, 500);
    assertThat(Said.in(scene.answer().text()).texts("Code")).contains(words.get("code"));
  }
}
