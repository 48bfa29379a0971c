package org.elicensing.bridge.writer;

/** A message that came before could not be written, and this one must not overtake it; it is handed in again behind that one. */
public final class HeldUp extends RuntimeException {

  HeldUp() {
    super("A message that came before is not written yet.", null, false, false);
  }
}
