package org.elicensing.bridge.proof;

/**
 * What a message says beside its items; null is not stated.
 *
 * @param office that sends it
 * @param type additional declaration type
 */
record Heading(String office, String exporter, String type) {

  static final String OFFICE = "SE003030";
  static final Heading PLAIN = new Heading(OFFICE, null, "A");
}
