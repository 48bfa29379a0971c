package org.elicensing.bridge.journeys;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The licences and declarations of one journey: short in the text, like no other's on the wire. */
final class Names {

  private static final AtomicInteger RUNS = new AtomicInteger();

  private final int run = RUNS.incrementAndGet();
  private final Map<String, String> wire = new LinkedHashMap<>();

  /** MRN-1, LRN-1, or the reference of a licence, as it is sent. */
  String of(String name) {
    return wire.computeIfAbsent(name, this::made);
  }

  private String made(String name) {
    return name.startsWith("MRN-") ? Journey.mrn("J%04dN%dX".formatted(run, wire.size())) : "%s-%04d".formatted(name, run);
  }

  Collection<String> all() {
    return wire.values();
  }

  boolean anyIn(String text) {
    return wire.values().stream().anyMatch(text::contains);
  }

  /** A text of the bridge with the names of the journey. */
  String readable(String text) {
    String readable = text;
    for (Map.Entry<String, String> each : wire.entrySet()) {
      readable = readable.replace(each.getValue(), each.getKey());
    }
    return readable;
  }
}
