package org.elicensing.bridge.declaration;

/**
 * The master reference number of a declaration, an18. Its check digit is not laid down in Implementing
 * Regulation (EU) 2015/2447, Annex B, and national or older numbers may break it: it is flagged, never refused.
 */
public final class Mrn {

  private static final int LENGTH = 18;

  private Mrn() {}

  /**
   * Whether the last character is the check digit of the seventeen before it: their values weighed with
   * 1, 2, 4, 8 and so on, added up, modulo 11, where 10 counts as 0.
   *
   * @param mrn in any case, with or without blanks around it; null has no check digit
   */
  public static boolean checkDigitHolds(String mrn) {
    String normal = Codes.normal(mrn);
    if (normal == null || normal.length() != LENGTH) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < LENGTH - 1; i++) {
      int value = value(normal.charAt(i));
      if (value < 0) {
        return false;
      }
      sum += value << i;
    }
    return normal.charAt(LENGTH - 1) == '0' + sum % 11 % 10;
  }

  /** Digits are themselves; letters count from A = 10 and leave out the multiples of 11, as in ISO 6346. */
  /** The MRN of 18 characters whose first 17 are given. */
  public static String withCheckDigit(String first) {
    for (char digit = '0'; digit <= '9'; digit++) {
      if (checkDigitHolds(first + digit)) {
        return first + digit;
      }
    }
    throw new IllegalArgumentException("There is no MRN that begins with " + first);
  }

  private static int value(char character) {
    if (character >= '0' && character <= '9') {
      return character - '0';
    }
    if (character < 'A' || character > 'Z') {
      return -1;
    }
    int letter = character - 'A';
    return 10 + letter + (letter + 9) / 10;
  }
}
