package org.elicensing.bridge.reading;

/**
 * One thing that is wrong with a message.
 *
 * @param path where: element or member names from the root, repeated elements numbered from 1
 * @param code what kind: the schema rule or a code of the bridge (docs/errors.md)
 * @param sentence what is wrong and what is expected, for a person
 */
public record Finding(String path, String code, String sentence) {

  private static final int LONGEST_PATH = 1000;
  private static final int LONGEST_SENTENCE = 1000;

  /** Whatever was quoted from a message, a finding is short and can be written anywhere. */
  public Finding {
    path = Quoted.clean(Quoted.within(path, LONGEST_PATH));
    sentence = Quoted.clean(Quoted.sentence(sentence, LONGEST_SENTENCE));
  }

  @Override
  public String toString() {
    return path + ": " + sentence + " (" + code + ")";
  }
}
