package org.elicensing.bridge.realdata;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads verdicts from names: a message that is called so or lies in a folder that is. */
final class NamedVerdicts {

  /** As NIST names them: schema valid, instance valid or instance invalid. */
  private static final Pattern NIST = Pattern.compile("-SV-I([VI])-");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^A-Za-z0-9]+");

  private static final Set<String> FIRST = Set.of("valid", "invalid", "good", "bad");

  private NamedVerdicts() {}

  static Verdicts in(DataFolder folder) {
    List<Verdict> given = new ArrayList<>();
    for (Path message : folder.files(".xml")) {
      verdict(message, folder).ifPresent(acceptable ->
          given.add(new Verdict(folder.name(message), SchemaBeside.of(message, folder).orElse(null), message, acceptable)));
    }
    return new Verdicts("the names of folders and files", given, List.of());
  }

  private static Optional<Boolean> verdict(Path message, DataFolder folder) {
    Matcher nist = NIST.matcher(message.getFileName().toString());
    if (nist.find()) {
      return Optional.of(nist.group(1).equals("V"));
    }
    Optional<Boolean> own = atAnEnd(DataFolder.stem(message));
    for (Path above = message.getParent(); own.isEmpty() && folder.holds(above); above = above.getParent()) {
      own = atAnEnd(above.getFileName().toString());
    }
    return own;
  }

  /** The last word, or the first if it can mean nothing else: a "refused release" may be acceptable. */
  private static Optional<Boolean> atAnEnd(String name) {
    List<String> words = BETWEEN_WORDS.splitAsStream(name).filter(each -> !each.isEmpty()).toList();
    // What is said of schemas is not said of messages.
    if (words.isEmpty() || words.stream().anyMatch(each -> each.toLowerCase(Locale.ROOT).startsWith("schema"))) {
      return Optional.empty();
    }
    String last = words.get(words.size() - 1);
    boolean denied = words.size() > 1 && words.get(words.size() - 2).equalsIgnoreCase("not");
    if (VerdictWords.standsInNames(last)) {
      return VerdictWords.acceptable(last).map(acceptable -> acceptable != denied);
    }
    return FIRST.contains(words.get(0).toLowerCase(Locale.ROOT)) ? VerdictWords.acceptable(words.get(0)) : Optional.empty();
  }

  /** The name without the verdict in it. */
  static String bare(String stem) {
    String words = stem;
    for (String word : BETWEEN_WORDS.split(stem)) {
      if (VerdictWords.standsInNames(word)) {
        words = words.replaceFirst("[^A-Za-z0-9]*\\b" + word + "$|^" + word + "[^A-Za-z0-9]+", "");
      }
    }
    return words;
  }
}
