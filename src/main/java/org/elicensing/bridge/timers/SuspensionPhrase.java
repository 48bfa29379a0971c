package org.elicensing.bridge.timers;

import java.util.LinkedHashMap;
import java.util.Map;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.declaration.Mrn;
import org.elicensing.bridge.journal.Reference;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.ledger.Suspension;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.reading.Json;
import org.elicensing.bridge.writer.Verdict;

/** A suspension as it is shown to people and programs. */
final class SuspensionPhrase {

  private SuspensionPhrase() {}

  static Verdict answered(Suspension suspension, Licence licence, Declaration declaration) {
    return Verdict.answered(null, new Reply("application/json", Json.bytes(tree(suspension, licence.reference(), declaration.mrn())), null, null, 200));
  }

  static Verdict refused(String code, String finding, String sentence) {
    return Verdict.refused(code, new Reply("application/json", Json.bytes(Map.of("code", finding, "sentence", sentence)), null, null, finding.equals("not-suspended") ? 409 : 422));
  }

  static Map<String, Object> tree(Suspension suspension, String licence, String mrn) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("reference", Reference.of(suspension.id()));
    tree.put("licence", licence);
    tree.put("mrn", mrn);
    tree.put("mrnCheckDigit", Mrn.checkDigitHolds(mrn));
    tree.put("state", suspension.stands() ? "open" : "lifted");
    tree.put("since", suspension.since().toString());
    tree.put("until", suspension.until().toString());
    tree.put("exceptional", suspension.exceptional());
    tree.put("person", suspension.person());
    tree.put("reason", suspension.reason());
    if (!suspension.stands()) {
      tree.put("liftedAt", suspension.lifted().at().toString());
      tree.put("liftedBy", suspension.lifted().by());
      tree.put("liftedWhy", suspension.lifted().why());
    }
    return tree;
  }
}
