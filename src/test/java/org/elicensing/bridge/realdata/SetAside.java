package org.elicensing.bridge.realdata;

/** A verdict that is not tried, and why. */
record SetAside(String name, String reason) {

  @Override
  public String toString() {
    return name + " (" + reason + ")";
  }
}
