package org.elicensing.bridge.journal;

/** What a story is about: a declaration by one of its two names, or a licence. */
public record StoryKey(Name name, String value) {

  /** The kinds of names. */
  public enum Name {
    MRN, LRN, LICENCE
  }
}
