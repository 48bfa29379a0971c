package org.elicensing.bridge.journal;

import java.util.Locale;

/** Short references for people: the id of a journal entry in 13 letters and digits that are not mistaken for each other. */
public final class Reference {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 13;

  private Reference() {}

  public static String of(long id) {
    char[] text = new char[LENGTH];
    long rest = id;
    for (int i = LENGTH - 1; i >= 0; i--) {
      text[i] = ALPHABET.charAt((int) (rest & 31));
      rest >>>= 5;
    }
    return new String(text);
  }

  /** The id of a reference as a person may write it, in any case; -1 when it is none. */
  public static long id(String reference) {
    if (reference == null || reference.length() != LENGTH) {
      return -1;
    }
    long id = 0;
    for (char letter : reference.toUpperCase(Locale.ROOT).toCharArray()) {
      int value = ALPHABET.indexOf(letter);
      if (value < 0) {
        return -1;
      }
      id = id << 5 | value;
    }
    return id;
  }
}
