package org.elicensing.bridge.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run may be asked for, by system properties.
 *
 * @param seconds of one measurement
 * @param warmup seconds of each kind before anything is measured
 * @param connections that ask all the time, each as soon as it has its answer
 * @param rounds of all kinds in turn
 * @param licences in each of the two sets: one that is checked, one that is reserved and cleared on
 * @param size licences in the large database
 * @param sustain seconds of declarations without a pause
 * @param brief whether this is the short form, which draws fewer points
 * @param only the names of what is measured
 * @param databases that the bridge is measured on
 * @param javaOptions of all servers alike
 * @param bridgeOptions further ones of the bridge, such as a flight recording
 * @param keep whether the data stay for a look
 */
record Options(int seconds, int warmup, int connections, int rounds, int licences, int size, int sustain, boolean brief, Set<String> only, Set<String> databases, List<String> javaOptions, List<String> bridgeOptions,
    boolean keep, Path jar, Path directory) {

  /** All that can be asked for with {@code -Dbench.only}. */
  static final List<String> NAMES = List.of("echo", "own-echo", "pipe", "read", "writer", "check", "spread", "line", "conventional", "alone", "declarations", "intake", "curve", "sustain", "memory",
      "start", "bridges", "size");
  /** What the short form leaves out takes minutes by itself. */
  private static final String BRIEF = NAMES.stream().filter(name -> !name.equals("bridges") && !name.equals("sustain")).collect(Collectors.joining(","));
  static final int LINES = 10;
  static final int HTTP_THREADS = 400;

  static Options ofProperties() {
    boolean brief = text("bench.form", "long").equals("short");
    Options options = new Options(number("bench.seconds", brief ? 2 : 10), number("bench.warmup", brief ? 2 : 60), number("bench.connections", 32), number("bench.rounds", brief ? 2 : 5),
        number("bench.licences", brief ? 200 : 1000), number("bench.size", brief ? 2_000 : 20_000), number("bench.sustain", brief ? 20 : 600), brief,
        set("bench.only", brief ? BRIEF : String.join(",", NAMES)), set("bench.database", brief ? Store.SQLITE : Store.SQLITE + "," + Store.POSTGRESQL),
        words("bench.java.options", ofScript()), words("bench.bridge.options", ""), Boolean.parseBoolean(text("bench.keep", "false")),
        Path.of(System.getProperty("bench.jar")).toAbsolutePath(), Path.of(System.getProperty("bench.directory")).toAbsolutePath());
    options.only.stream().filter(name -> !NAMES.contains(name)).findFirst().ifPresent(name -> {
      throw new IllegalArgumentException("-Dbench.only knows no " + name + "; it knows " + String.join(", ", NAMES) + ".");
    });
    return options;
  }

  /** The start script that the build puts beside the jar. */
  Path script() {
    return jar.resolveSibling("elicensing-bridge");
  }

  /** The options that the start script uses. */
  private static String ofScript() {
    try (Stream<String> lines = Files.lines(Path.of(System.getProperty("bench.jar")).resolveSibling("java.options"))) {
      return lines.filter(line -> !line.startsWith("#")).collect(Collectors.joining(" "));
    } catch (IOException e) {
      throw new UncheckedIOException("The build puts java.options beside the jar", e);
    }
  }

  boolean wants(String name) {
    return only.contains(name);
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
    long busySeconds = 8L * databases.size() * (warmup + (long) rounds * seconds) + (wants("sustain") ? (long) databases.size() * sustain : 0);
    long large = wants("size") ? databases.size() * size * (40L << 10) : 0;
    return (1L << 30) + busySeconds * (12L << 20) + large;
  }
}
