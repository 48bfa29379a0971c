package org.elicensing.bridge.doors;

/** There is nothing at the path that was asked for. */
public final class NotFound extends RuntimeException {

  public NotFound(String sentence) {
    super(sentence, null, false, false);
  }
}
