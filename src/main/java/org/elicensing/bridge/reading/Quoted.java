package org.elicensing.bridge.reading;

import java.util.regex.Pattern;

/**
 * How what a partner wrote is repeated to people and partners: never at length, and never with characters
 * that XML 1.0 or a database cannot carry.
 */
final class Quoted {

  /** What is shown of one value, name or word of a message. */
  private static final int SHOWN = 100;
  private static final Pattern WORD = Pattern.compile("(\\S{" + SHOWN + "})\\S{20,}");
  private static final int REPLACEMENT = 0xFFFD;

  private Quoted() {}

  /** A name as a step of a path. */
  static String name(String name) {
    return name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "…";
  }

  /** A sentence about one value, which stands between the first quotation mark and the last one before these words. */
  static String value(String sentence) {
    int start = sentence.indexOf('\'') + 1;
    int end = Math.max(sentence.lastIndexOf("' is "), Math.max(sentence.lastIndexOf("' of "), sentence.lastIndexOf("' with ")));
    return start == 0 || end - start <= SHOWN ? sentence : sentence.substring(0, start + SHOWN) + "…" + sentence.substring(end);
  }

  /** A sentence within a length, without endless words. */
  static String sentence(String sentence, int most) {
    return within(sentence.length() <= SHOWN ? sentence : WORD.matcher(sentence).replaceAll("$1…"), most);
  }

  /** A text within a length: its start and its end tell most. */
  static String within(String text, int most) {
    int end = most / 4;
    return text.length() <= most ? text : text.substring(0, most - end) + "…" + text.substring(text.length() - end);
  }

  /** Text as XML 1.0 and every database can carry it; half characters and control characters are replaced. */
  static String clean(String text) {
    return Utf8Text.readable(text) ? text
        : text.codePoints().map(c -> Utf8Text.readable(c) ? c : REPLACEMENT)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
  }
}
