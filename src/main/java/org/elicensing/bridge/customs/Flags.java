package org.elicensing.bridge.customs;

import java.util.ArrayList;
import java.util.List;
import org.elicensing.bridge.declaration.Mrn;

/** What is worth knowing about an outcome beside its result. */
final class Flags {

  private Flags() {}

  static List<String> of(DeclarationCase now, String... more) {
    List<String> flags = new ArrayList<>(List.of(more));
    String mrn = now.message().mrn();
    if (mrn != null && !Mrn.checkDigitHolds(mrn)) {
      flags.add("mrn-check-digit");
    }
    return flags;
  }
}
