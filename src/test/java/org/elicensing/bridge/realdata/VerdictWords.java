package org.elicensing.bridge.realdata;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The words in which people say whether something is acceptable. */
final class VerdictWords {

  private static final Set<String> ACCEPTABLE = Set.of("valid", "accepted", "accept", "acceptable", "ok", "good", "pass", "passes", "true", "yes", "200", "202", "1");
  private static final Set<String> NOT_ACCEPTABLE = Set.of("invalid", "notvalid", "rejected", "reject", "refused", "refuse", "unacceptable", "bad", "fail", "fails", "failed", "error", "false", "no", "400", "422", "0");
  private static final Set<String> IN_NAMES = Set.of("valid", "invalid", "accepted", "rejected", "acceptable", "unacceptable", "refused", "good", "bad", "ok");
  private static final Set<String> NEITHER = Set.of("notknown", "unknown", "indeterminate", "implementationdefined", "implementationdependent", "runtimeschemaerror", "invalidlatent");

  private VerdictWords() {}

  static Optional<Boolean> acceptable(String word) {
    String plain = plain(word);
    if (ACCEPTABLE.contains(plain)) {
      return Optional.of(true);
    }
    return NOT_ACCEPTABLE.contains(plain) ? Optional.of(false) : Optional.empty();
  }

  /** Whether it says that there is no verdict. */
  static boolean neither(String word) {
    return NEITHER.contains(plain(word));
  }

  static boolean standsInNames(String word) {
    return IN_NAMES.contains(plain(word));
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
