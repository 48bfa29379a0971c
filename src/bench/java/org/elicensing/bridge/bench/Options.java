package org.elicensing.bridge.bench;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a run may be asked for, by system properties.
 *
 * @param seconds of one measurement
 * @param warmup seconds of each kind before anything is measured
 * @param connections that ask all the time, each as soon as it has its answer
 * @param rounds of all kinds in turn
 * @param licences in each of the two sets: one that is checked, one that is reserved and cleared on
 * @param only the names of what is measured; empty: everything
 * @param databases that the bridge is measured on
 * @param javaOptions of all servers alike
 * @param bridgeOptions further ones of the bridge, such as a flight recording
 * @param keep whether the data stay for a look
 */
record Options(int seconds, int warmup, int connections, int rounds, int licences, Set<String> only, Set<String> databases, List<String> javaOptions, List<String> bridgeOptions,
    boolean keep, Path jar, Path directory) {

  static final int LINES = 10;
  static final int HTTP_THREADS = 200;

  static Options ofProperties() {
    return new Options(number("bench.seconds", 10), number("bench.warmup", 20), number("bench.connections", 32), number("bench.rounds", 5),
        number("bench.licences", 1000), set("bench.only", ""), set("bench.database", Store.SQLITE), words("bench.java.options", "-Xmx512m"), words("bench.bridge.options", ""),
        Boolean.getBoolean("bench.keep"), Path.of(System.getProperty("bench.jar")).toAbsolutePath(), Path.of(System.getProperty("bench.directory")).toAbsolutePath());
  }

  /** Whether any of the names was asked for. */
  boolean wants(String... names) {
    return only.isEmpty() || List.of(names).stream().anyMatch(only::contains);
  }

  private static String text(String name, String usual) {
    String text = System.getProperty(name, "").strip();
    return text.isEmpty() ? usual : text;
  }

  private static int number(String name, int usual) {
    int number = Integer.parseInt(text(name, Integer.toString(usual)));
    if (number < 1) {
      throw new IllegalArgumentException("-D" + name + " must be at least 1.");
    }
    return number;
  }

  private static List<String> words(String name, String usual) {
    String text = text(name, usual);
    return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
  }

  private static Set<String> set(String name, String usual) {
    String text = text(name, usual);
    return text.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(text.split("\\s*,\\s*")));
  }

  /** A generous guess of what the run writes: journal, ledger, queues and log. */
  long roomBytes() {
    long busySeconds = 3L * databases.size() * (warmup + (long) rounds * seconds);
    return (1L << 30) + busySeconds * (40L << 20);
  }
}
