package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.elicensing.bridge.journeys.Scene.Told;

/** What the bridge sent of its own accord, and what it did not. */
final class MailSentences implements Sentences {

  @Override
  public String about() {
    return "What was sent";
  }

  @Override
  public void teach(Language language) {
    language.means("licensing is told of {move} {quantity} on line {line}[ of {licence}][ for {declaration}][ by office {office}][ {value=in value}]", MailSentences::usage);
    language.means("licensing is told of {move} on open line {line}[ for {declaration}], which totals {reserved...} reserved and {consumed...} consumed", MailSentences::open);
    language.means("nothing was sent to licensing", (words, scene) -> assertThat(scene.licensing.unread()).isEmpty());
    language.means("nothing was sent to customs", (words, scene) -> assertThat(scene.customs.unread()).isEmpty());
    language.means("office {office} is told that {licence} is {status}[, for it was {change}]", MailSentences::status);
    language.means("office {office} is called at its address: {licence} is {status}, for it was {change}", MailSentences::called);
    language.means("no office is called at its address", (words, scene) -> assertThat(scene.calls.unread()).isEmpty());
    language.means("nobody is told of a status", (words, scene) -> assertThat(scene.offices.unread()).isEmpty());
  }

  /** The next move that licensing was told of must be this one; the moves of another licence stand in an order of their own. */
  private static void usage(Words words, Scene scene) {
    String licence = words.has("licence") ? scene.names.of(words.get("licence")) : null;
    Told told = scene.licensing.next(each -> licence == null || licence.equals(each.licence()));
    Said use = told.use();
    assertThat(use.row("Move", "LineNumber") + " " + moved(use, words.has("value") ? use.all("Value").get(0) : use)).isEqualTo(words.get("move") + " " + words.get("line") + " " + Said.number(words.get("quantity")));
    if (words.has("declaration")) {
      assertThat(use.row("Mrn", "Lrn")).isEqualTo(scene.names.of(words.get("declaration")));
    }
    if (words.has("office")) {
      assertThat(use.row("MemberState", "CustomsOffice")).isEqualTo(words.get("office").substring(0, 2) + " " + words.get("office"));
    }
  }

  private static void open(Words words, Scene scene) {
    Told told = scene.licensing.next(each -> true);
    assertThat(told.use().row("Move", "LineNumber")).isEqualTo(words.get("move") + " " + words.get("line"));
    if (words.has("declaration")) {
      assertThat(told.use().row("Mrn", "Lrn")).isEqualTo(scene.names.of(words.get("declaration")));
    }
    Measures reserved = Measures.read(words.get("reserved"));
    Said line = told.message().all("Line").stream().filter(each -> words.get("line").equals(each.text("LineNumber"))).findFirst().orElseThrow();
    assertThat(line.all("Total").stream().map(each -> each.row("Unit", "Currency", "Reserved", "Consumed")))
        .contains(reserved.kind() + " " + reserved.number() + " " + Measures.read(words.get("consumed")).number());
  }

  /** What was reserved or consumed, or given back from either. */
  private static String moved(Said use, Said measure) {
    BigDecimal reserved = new BigDecimal(measure.text("Reserved"));
    BigDecimal consumed = new BigDecimal(measure.text("Consumed"));
    return Said.number((switch (use.text("Move")) {
      case "RESERVE" -> reserved;
      case "RELEASE" -> reserved.negate();
      case "WITHDRAW" -> consumed.negate();
      case "INTERVENE" -> consumed.signum() != 0 ? consumed : reserved;
      default -> consumed;
    }).toPlainString());
  }

  private static void status(Words words, Scene scene) {
    String licence = scene.names.of(words.get("licence"));
    Said told = scene.offices.next(each -> words.get("office").equals(each.text("CustomsOffice")) && licence.equals(each.text("LicenceReference")));
    told(words, told);
  }

  private static void called(Words words, Scene scene) {
    Said told = scene.calls.next(each -> scene.names.of(words.get("licence")).equals(each.text("LicenceReference")));
    assertThat(told.text("UniqRequesterPrefix")).isEqualTo(words.get("office"));
    told(words, told);
  }

  private static void told(Words words, Said told) {
    assertThat(told.text("Status")).isEqualTo(words.get("status"));
    if (words.has("change")) {
      assertThat(told.text("Change")).isEqualTo(words.get("change").toUpperCase(Locale.ROOT));
    }
  }
}
