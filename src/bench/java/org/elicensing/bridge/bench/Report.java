package org.elicensing.bridge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.elicensing.bridge.reading.Json;

/** What a run found, as tables for people and one file for machines. */
final class Report {

  private final Options options;
  private final List<Kind> kinds;
  private final List<Target> targets;
  private final Findings findings;

  Report(Options options, List<Kind> kinds, List<Target> targets, Findings findings) {
    this.options = options;
    this.kinds = kinds;
    this.targets = Stream.concat(targets.stream(), findings.targets.stream()).toList();
    this.findings = findings;
  }

  String tables() {
    StringBuilder out = new StringBuilder();
    line(out, "");
    line(out, "%d connections, %d rounds of %d s after %d s of warm-up, %d licences of %d lines; Java %s, %d processors; %s", options.connections(), options.rounds(),
        options.seconds(), options.warmup(), options.licences(), Options.LINES, Runtime.version(), Runtime.getRuntime().availableProcessors(), String.join(" ", options.javaOptions()));
    line(out, "Medians over the rounds.");
    line(out, "");
    line(out, "| %-44s | %10s | %15s | %8s | %8s | %7s | %12s | %13s | %8s | %8s |", "", "per second", "least-most", "p50 ms", "p99 ms", "to echo", "server cores", "generator CPU", "settle s", "answer B");
    line(out, "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (Kind kind : kinds) {
      line(out, "| %-44s | %10.0f | %15s | %8.2f | %8.2f | %7s | %12.2f | %12.0f%% | %8.1f | %8d |", kind.title, kind.perSecond(),
          String.format(Locale.ROOT, "%.0f-%.0f", kind.least(), kind.most()), kind.median(Kind.Measured::p50Ms), kind.median(Kind.Measured::p99Ms), toEcho(kind),
          kind.median(Kind.Measured::serverCores), 100 * kind.median(Kind.Measured::generatorShare), kind.median(Kind.Measured::settleSeconds), kind.answerBytes);
    }
    if (!targets.isEmpty()) {
      line(out, "");
      line(out, "| %-58s | %16s | %-58s | %7s | %8s | %3s | %7s |", "work", "measured", "against", "ratio", "target", "met", "to echo");
      line(out, "| --- | ---: | --- | ---: | --- | --- | ---: |");
      targets.forEach(target -> line(out, "%s", target.line()));
    }
    return out.toString();
  }

  /** How many licences come in, or how a lone caller fares, has nothing to do with it. */
  private String toEcho(Kind kind) {
    double ratio = kind.perSecond() / echo();
    return Double.isNaN(ratio) || kind.name.contains("intake") || kind.name.contains("alone") ? "" : String.format(Locale.ROOT, "%.2f", ratio);
  }

  private double echo() {
    return kinds.stream().filter(kind -> kind.name.equals("echo")).mapToDouble(Kind::perSecond).findFirst().orElse(Double.NaN);
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  void write(Path file) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("at", Instant.now().toString());
    all.put("java", Runtime.version().toString());
    all.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch"));
    all.put("processors", Runtime.getRuntime().availableProcessors());
    all.put("javaOptions", options.javaOptions());
    all.put("bridgeOptions", options.bridgeOptions());
    all.put("seconds", options.seconds());
    all.put("warmup", options.warmup());
    all.put("connections", options.connections());
    all.put("licences", options.licences());
    all.put("linesEach", Options.LINES);
    all.put("targets", targets.stream().map(Target::json).toList());
    all.put("measured", kinds.stream().map(this::measured).toList());
    all.put("beside", findings.details);
    all.put("differences", findings.differences);
    Files.write(file, Json.bytes(all));
  }

  private Map<String, Object> measured(Kind kind) {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("name", kind.name);
    found.put("database", kind.database);
    found.put("perSecond", kind.perSecond());
    put(found, "toEcho", kind.perSecond() / echo());
    found.put("answerBytes", kind.answerBytes);
    found.put("rounds", kind.rounds.stream().map(Report::round).toList());
    return found;
  }

  private static Map<String, Object> round(Kind.Measured round) {
    Map<String, Object> found = new LinkedHashMap<>();
    put(found, "perSecond", round.perSecond());
    put(found, "p50Milliseconds", round.p50Ms());
    put(found, "p99Milliseconds", round.p99Ms());
    put(found, "generatorShareOfProcessorTime", round.generatorShare());
    put(found, "generatorCores", round.generatorCores());
    put(found, "serverCores", round.serverCores());
    put(found, "settleSeconds", round.settleSeconds());
    return found;
  }

  /** JSON knows no number for what was not measured. */
  private static void put(Map<String, Object> into, String name, double value) {
    if (!Double.isNaN(value)) {
      into.put(name, value);
    }
  }
}
