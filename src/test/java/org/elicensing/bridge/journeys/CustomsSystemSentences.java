package org.elicensing.bridge.journeys;

/** Traders and customs systems send the messages of an export declaration. */
final class CustomsSystemSentences implements Sentences {

  private static final String END = "[ {queue=on the queue}]";

  @Override
  public String about() {
    return "Declarations, as customs systems send them";
  }

  @Override
  public void teach(Language language) {
    language.means("trader lodges CC515C {lrn}[ as type {type}][ at office {office}][ by exporter {exporter}][ to {country}] with item {goods...}" + END, CustomsSystemSentences::lodge);
    language.means("customs sends CC528C {lrn} as {mrn}[ at office {office}]" + END, (words, scene) -> send(words, scene, Aes.acceptance(scene.names.of(words.get("lrn")), scene.names.of(words.get("mrn")))));
    language.means("customs sends CC511C {lrn} as {mrn}[ at office {office}]" + END, (words, scene) -> send(words, scene, Aes.presentation(scene.names.of(words.get("lrn")), scene.names.of(words.get("mrn")))));
    language.means("customs sends CC509C for {mrn} with decision {decision}[ {customs=of customs itself}][ at office {office}]" + END,
        (words, scene) -> send(words, scene, Aes.invalidation(scene.names.of(words.get("mrn")), words.get("decision"), words.has("customs") ? "1" : "0")));
    language.means("customs sends {type} for {mrn}[ at office {office}][ by exporter {exporter}][ to {country}][ with item {goods...}]" + END, CustomsSystemSentences::any);
  }

  private static void lodge(Words words, Scene scene) {
    Aes declaration = Aes.declaration(scene.names.of(words.get("lrn")));
    if (words.has("type")) {
      declaration.additionalType(words.get("type"));
    }
    send(words, scene, shipment(words, scene, declaration));
  }

  private static void any(Words words, Scene scene) {
    send(words, scene, shipment(words, scene, Aes.about(words.get("type"), scene.names.of(words.get("mrn")))));
  }

  private static Aes shipment(Words words, Scene scene, Aes message) {
    if (words.has("exporter")) {
      message.exporter(words.get("exporter"));
    }
    if (words.has("country")) {
      message.to(words.get("country"));
    }
    if (words.has("goods")) {
      Goods.read("item " + words.get("goods")).forEach(each -> message.item(each.item(), each.quoted(scene)));
    }
    return message;
  }

  private static void send(Words words, Scene scene, Aes message) {
    scene.declare(message.office(words.get("office", Aes.OFFICE)), words.has("queue"));
  }
}
