package org.elicensing.bridge.proof;

/**
 * A message that was answered, and between which moments of this process its work was done.
 *
 * @param identification what the journal knows it by; of a suspension its reference
 * @param answer in the words of the model
 */
record Sent(Step step, String identification, String answer, long from, long to) {

  /** Whether it was answered before the other one was sent. */
  boolean before(Sent other) {
    return to < other.from;
  }

  @Override
  public String toString() {
    return step + " (" + identification + "), answered " + answer;
  }
}
