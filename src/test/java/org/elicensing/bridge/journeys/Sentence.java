package org.elicensing.bridge.journeys;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence with gaps: {name} stands for a word, {name...} for several, {name=this|that} for one of these, and what stands
 * in [brackets] may be left out.
 */
record Sentence(String text, Pattern pattern) {

  private static final Pattern MARK = Pattern.compile("\\{(\\w+)(?:(\\.\\.\\.)|=([^}]+))?}|\\[|]|[^\\[\\]{]+");

  static Sentence of(String text) {
    StringBuilder regex = new StringBuilder();
    Matcher mark = MARK.matcher(text);
    while (mark.find()) {
      regex.append(switch (mark.group().charAt(0)) {
        case '[' -> "(?:";
        case ']' -> ")?";
        case '{' -> "(?<" + mark.group(1) + ">" + (mark.group(2) != null ? ".+?" : mark.group(3) != null ? mark.group(3) : "[^\\s,:]+") + ")";
        default -> Pattern.quote(mark.group());
      });
    }
    return new Sentence(text, Pattern.compile(regex.toString()));
  }

  /** What fills the gaps, when the line says this sentence. */
  Optional<Words> in(String line) {
    Matcher matcher = pattern.matcher(line);
    return matcher.matches() ? Optional.of(new Words(matcher)) : Optional.empty();
  }

  /** As it is shown to people. */
  @Override
  public String toString() {
    return text.replaceAll("\\{\\w+=", "{").replace("...}", " …}");
  }
}
