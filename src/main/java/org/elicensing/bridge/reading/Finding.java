package org.elicensing.bridge.reading;

/**
 * One thing that is wrong with a message.
 *
 * @param path where: element or member names from the root, repeated elements numbered from 1
 * @param code what kind: the schema rule or a code of the bridge (docs/errors.md)
 * @param sentence what is wrong and what is expected, for a person
 */
public record Finding(String path, String code, String sentence) {

  @Override
  public String toString() {
    return path + ": " + sentence + " (" + code + ")";
  }
}
