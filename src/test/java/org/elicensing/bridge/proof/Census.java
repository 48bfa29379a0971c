package org.elicensing.bridge.proof;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How often each kind of step, and each reason, outcome and flag of an answer and each thing that customs was told unasked, occurred. */
final class Census {

  static final List<String> REASONS = List.of("90", "04", "06", "07", "09", "08", "03", "10", "11", "05");
  static final List<String> OUTCOMES = List.of("01", "02", "03", "04", "05", "91", "92", "93");
  static final List<String> FLAGS = List.of("no-hold", "status-changed", "surplus", "mrn-check-digit", "other-office", "late", "no-record");
  private static final Pattern SAID = Pattern.compile("(?:reason|outcome|flag)-[0-9a-z-]+");

  private final Map<String, Integer> counted = new TreeMap<>();

  synchronized void count(Step.Kind kind, String answer) {
    counted.merge(kind.name(), 1, Integer::sum);
    Matcher matcher = SAID.matcher(answer);
    while (matcher.find()) {
      counted.merge(matcher.group(), 1, Integer::sum);
    }
  }

  synchronized void news(String told) {
    counted.merge("told-" + (told.startsWith("L") ? told.split(" ")[3].toLowerCase(Locale.ROOT) : told.substring(0, told.indexOf(':'))), 1, Integer::sum);
  }

  /** Steps, and what the contract lets be answered, that never occurred. */
  synchronized List<String> missing() {
    Stream<String> said = Stream.of(REASONS.stream().map(code -> "reason-" + code), OUTCOMES.stream().map(code -> "outcome-" + code), FLAGS.stream().map(flag -> "flag-" + flag)).flatMap(each -> each);
    return Stream.concat(Stream.of(Step.Kind.values()).map(Enum::name), said).filter(each -> !counted.containsKey(each)).toList();
  }

  @Override
  public synchronized String toString() {
    return counted.entrySet().stream().map(each -> each.getKey() + " " + each.getValue()).collect(Collectors.joining(", "));
  }
}
