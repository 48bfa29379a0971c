package org.elicensing.bridge.proof;

/** What a sender is told: at once, or when what it waits for has come. A repeat is told the same. */
final class Answer {

  private String now;
  private String later;

  void say(String text) {
    now = text;
  }

  /** It waited, and is worked because another message came. */
  void becomes(String text) {
    later = text;
  }

  /** The batch that worked it is durable. */
  void settle() {
    now = later == null ? now : later;
    later = null;
  }

  String text() {
    return now;
  }
}
