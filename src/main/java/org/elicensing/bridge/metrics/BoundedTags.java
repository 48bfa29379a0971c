package org.elicensing.bridge.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the values of a tag few: kinds and codes may come from what a sender wrote. */
final class BoundedTags {

  private static final int MOST = 64;

  private final Set<String> known = ConcurrentHashMap.newKeySet();

  String of(String value) {
    if (value == null) {
      return "none";
    }
    if (known.contains(value) || known.size() < MOST && known.add(value)) {
      return value;
    }
    return "other";
  }
}
