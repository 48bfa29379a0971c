package org.elicensing.bridge.attacks;

/**
 * One hostile message.
 *
 * @param name of its file, or what it does
 * @param harmless whether it may be answered like any other message: it is hostile only if something is opened for it
 */
record Attack(String name, byte[] bytes, boolean harmless) {

  @Override
  public String toString() {
    return name;
  }
}
