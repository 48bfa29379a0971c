package org.elicensing.bridge.story;

import java.io.PrintStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.elicensing.bridge.declaration.Mrn;
import org.elicensing.bridge.story.Partner.Answer;

/**
 * The main job from end to end: two national systems push licences, customs checks one, an export
 * declaration uses it up, and too much is refused. Each telling uses references of its own, so that it can
 * be told again and again.
 */
public final class Story {

  private static final String SOAP = "/services/certex/dual-use";

  private final Partner partner;
  private final PrintStream out;
  private final Map<String, String> words = new HashMap<>();
  private boolean asExpected = true;

  public Story(int port, Clock clock, PrintStream out) {
    this.partner = new Partner(port);
    this.out = out;
    String run = Long.toString(clock.millis(), Character.MAX_RADIX).toUpperCase(Locale.ROOT);
    words.put("RUN", run);
    words.put("NOW", clock.instant().toString());
    words.put("LICENCE", "FI-DU-" + run);
    words.put("RECORD", UUID.randomUUID().toString());
    words.put("RECORD-REFERENCE", "GBSIEL/" + run + "/P");
    words.put("LRN", "STORY-" + run);
    words.put("MRN", mrn(run));
  }

  private static String mrn(String run) {
    String unique = ("000000000000" + run).substring(run.length());
    return Mrn.withCheckDigit("26FI" + unique + "A");
  }

  /** Whether every step was answered as expected. */
  public boolean tell() {
    out.println();
    out.println("Two national systems push licences.");
    licences();
    out.println("Customs asks the single-window service about " + words.get("LICENCE") + ".");
    check("500", "120000.00");
    out.println("An export declaration uses it.");
    declaration("CC515C", "lodged", "checked", "500");
    declaration("CC528C", "accepted", "reserved", "300");
    declaration("CC529C", "released, 150 of the 200", "consumed", "350");
    check("350", "84000.00");
    out.println("Another customs office uses the licence of the other system, line 1.");
    reserve("1", "4", "1", "6");
    clear();
    out.println("Grams are held in the line's kilograms; more than is left is refused, and nothing moves.");
    reserve("2", "250", "1", "4");
    reserve("2", "5000", "0", "4");
    out.println(asExpected ? "Every step was answered as expected." : "Some steps were not answered as expected, see above.");
    out.println();
    return asExpected;
  }

  private void licences() {
    Answer certificate = partner.send("/licensing/eu/records", "application/xml", "licence.xml", words);
    step("eu pushes the certificate " + words.get("LICENCE"), certificate.status() == 200, certificate.first("Outcome") + ", " + certificate.first("Available") + " NAR on line 1", certificate);
    Answer record = partner.send("/licensing/uk-lite/records", "application/json", "record.json", words);
    step("uk-lite pushes a JSON record, " + words.get("RECORD-REFERENCE"), record.status() == 200 && record.body().contains("\"created\""), "translated into a certificate", record);
  }

  private void check(String quantity, String amount) {
    words.put("REFERENCE", words.get("LICENCE"));
    Answer answer = soap("check.xml");
    boolean right = answer.all("Quantity").contains(quantity) && answer.all("Amount").contains(amount);
    step("check", right, answer.first("Status") + ", " + quantity + " NAR and " + amount + " EUR are available", answer);
  }

  private void declaration(String message, String what, String action, String remaining) {
    Answer answer = partner.send("/customs/declarations", "application/xml", message + ".xml", words);
    boolean right = answer.status() == 200 && answer.first("Action").equals(action) && answer.first("Result").equals("ok") && answer.first("RemainingQuantity").equals(remaining);
    step(message + " " + what, right, answer.first("Quantity") + " NAR " + answer.first("Action") + ", " + answer.first("RemainingQuantity") + " NAR are left", answer);
  }

  private void reserve(String line, String quantity, String result, String left) {
    String unit = line.equals("1") ? "NAR" : "GRM";
    words.put("REFERENCE", words.get("RECORD-REFERENCE"));
    words.put("LINE", line);
    words.put("QUANTITY", quantity);
    words.put("UNIT", unit);
    words.put("MRN", mrn(words.get("RUN").substring(1) + line + result));
    Answer answer = soap("reserve.xml");
    boolean right = answer.first("ReservationResult").equals(result) && answer.all("Quantity").contains(left);
    String said = result.equals("1") ? "reserved, " + left + (line.equals("1") ? " NAR" : " KGM") + " are left" : "refused, reason " + answer.first("ReservationFailureReason");
    step("reserve " + quantity + " " + unit, right, said, answer);
  }

  private void clear() {
    Answer answer = soap("clear.xml");
    step("clearance: released", answer.first("QuantityManagementOutcome").equals("01"), "consumed", answer);
  }

  private Answer soap(String sample) {
    words.put("MESSAGE", UUID.randomUUID().toString().replace("-", ""));
    return partner.send(SOAP, "text/xml; charset=utf-8", sample, words);
  }

  private void step(String what, boolean right, String said, Answer answer) {
    asExpected &= right;
    out.printf("  %-58s %s%n", what, right ? said : "NOT AS EXPECTED: HTTP " + answer.status() + " " + answer.body());
  }
}
