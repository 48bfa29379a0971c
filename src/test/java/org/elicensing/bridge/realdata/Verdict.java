package org.elicensing.bridge.realdata;

import java.nio.file.Path;

/**
 * What others say of a message, or of a schema by itself.
 *
 * @param name how the file is called in reports
 * @param schema what the message is to fit; null if none is known
 * @param message null if the verdict is on the schema
 * @param acceptable what they say
 */
record Verdict(String name, Path schema, Path message, boolean acceptable) {

  boolean onSchema() {
    return message == null;
  }

  /** What the verdict is on. */
  Path file() {
    return onSchema() ? schema : message;
  }

  String word() {
    return acceptable ? "acceptable" : "not acceptable";
  }
}
