package org.elicensing.bridge.declaration;

import java.util.Locale;

/** How references, EORIs, codes and units are compared: without blanks around them and in upper case. */
public final class Codes {

  private Codes() {}

  /** The form that is compared; null stays null, and a text of blanks only becomes null. */
  public static String normal(String text) {
    if (text == null) {
      return null;
    }
    String stripped = text.strip();
    return stripped.isEmpty() ? null : stripped.toUpperCase(Locale.ROOT);
  }

  /** For names that keep their case: LRN and message identifications. */
  public static String trimmed(String text) {
    if (text == null) {
      return null;
    }
    String stripped = text.strip();
    return stripped.isEmpty() ? null : stripped;
  }
}
