package org.elicensing.bridge.journeys;

import java.util.regex.Matcher;

/** What a line of a journey says in the gaps of its sentence. */
final class Words {

  private final Matcher matcher;

  Words(Matcher matcher) {
    this.matcher = matcher;
  }

  /** Whether it was said; sentences of one meaning need not all have the gap. */
  boolean has(String gap) {
    return matcher.pattern().pattern().contains("(?<" + gap + ">") && matcher.group(gap) != null;
  }

  /** What fills the gap, or null when that part was left out. */
  String get(String gap) {
    return matcher.group(gap);
  }

  String get(String gap, String otherwise) {
    return has(gap) ? get(gap) : otherwise;
  }

  int number(String gap) {
    return Integer.parseInt(get(gap));
  }
}
