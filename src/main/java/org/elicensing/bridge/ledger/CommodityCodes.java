package org.elicensing.bridge.ledger;

/** Which declared commodity codes (DE 18 09) a licence line (box 15) covers. */
final class CommodityCodes {

  private static final int CHAPTER_AND_HEADING = 4;

  private CommodityCodes() {}

  /**
   * The declared code must start with the line's. Pairs of zeros at the end of the line's code, beyond its
   * first four digits, say "the whole of it" and do not count. What is not given is not compared.
   */
  static boolean covers(String line, String declared) {
    return line == null || declared == null || declared.startsWith(significant(line));
  }

  private static String significant(String code) {
    int end = code.length();
    while (end - 2 >= CHAPTER_AND_HEADING && code.startsWith("00", end - 2)) {
      end -= 2;
    }
    return code.substring(0, end);
  }
}
