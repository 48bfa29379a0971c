package org.elicensing.bridge.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was found beside the rounds. */
final class Findings {

  final List<Target> targets = new ArrayList<>();
  /** For the file, by the name of what was measured. */
  final Map<String, Object> details = new LinkedHashMap<>();
  /** Where books and answers disagree. */
  final List<String> differences = new ArrayList<>();

  /** Where the system did not tell, there is nothing to say. */
  void add(Target target) {
    if (target.measured()) {
      targets.add(target);
    }
  }
}
