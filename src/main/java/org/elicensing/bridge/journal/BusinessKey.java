package org.elicensing.bridge.journal;

/**
 * Something that a message is found by.
 *
 * @param value as it is compared
 */
public record BusinessKey(Kind kind, String value) {

  /** What it names. */
  public enum Kind {
    MRN, LRN, LICENCE;

    /** As it stands in the journal. */
    String text() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
