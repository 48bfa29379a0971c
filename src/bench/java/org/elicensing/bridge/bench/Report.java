package org.elicensing.bridge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.elicensing.bridge.reading.Json;

/** What a run found, as one table for people and one file for machines. */
final class Report {

  private final Options options;
  private final List<Kind> kinds;
  private final Map<Integer, Double> bareWriter;
  private final int requestBytes;

  Report(Options options, List<Kind> kinds, Map<Integer, Double> bareWriter, int requestBytes) {
    this.options = options;
    this.kinds = kinds;
    this.bareWriter = bareWriter;
    this.requestBytes = requestBytes;
  }

  String table() {
    StringBuilder out = new StringBuilder();
    line(out, "");
    line(out, "%d connections, %d rounds of %d s after %d s of warm-up, %d licences of %d lines; Java %s, %d processors; %s", options.connections(), options.rounds(),
        options.seconds(), options.warmup(), options.licences(), Options.LINES, Runtime.version(), Runtime.getRuntime().availableProcessors(), String.join(" ", options.javaOptions()));
    line(out, "Medians over the rounds. A check, a reservation and a request to the echo measure %d bytes.", requestBytes);
    line(out, "");
    line(out, "| %-32s | %10s | %15s | %8s | %8s | %7s | %12s | %13s | %8s | %8s |", "", "requests/s", "least-most", "p50 ms", "p99 ms", "to echo", "server cores", "generator CPU", "settle s", "answer B");
    line(out, "| %s | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |", "---");
    double echo = echo();
    for (Kind kind : kinds) {
      double rate = kind.median(Kind.Measured::perSecond);
      line(out, "| %-32s | %10.0f | %15s | %8.2f | %8.2f | %7.2f | %12.2f | %12.0f%% | %8.1f | %8d |", kind.title, rate,
          String.format(Locale.ROOT, "%.0f-%.0f", kind.least(), kind.most()), kind.median(Kind.Measured::p50Ms), kind.median(Kind.Measured::p99Ms), rate / echo,
          kind.median(Kind.Measured::serverCores), 100 * kind.median(Kind.Measured::generatorShare), kind.median(Kind.Measured::settleSeconds), kind.answerBytes);
    }
    ceilings(out, echo);
    return out.toString();
  }

  private void ceilings(StringBuilder out, double echo) {
    line(out, "");
    bareWriter.forEach((batch, rate) -> {
      double ceiling = 1 / (1 / echo + 1 / rate);
      line(out, "The database alone, %3d messages to a commit: %.0f messages/s. Echo and database on the same processors, one after the other: at most %.0f requests/s;"
          + " reserve + clear spread over lines reaches %.0f%% of that.", batch, rate, ceiling, 100 * of("spread") / ceiling);
    });
  }

  private double echo() {
    return of("echo");
  }

  private double of(String name) {
    return kinds.stream().filter(kind -> kind.name.equals(name)).mapToDouble(Kind::perSecond).findFirst().orElse(Double.NaN);
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  void write(Path file, List<String> differences) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("at", Instant.now().toString());
    all.put("java", Runtime.version().toString());
    all.put("processors", Runtime.getRuntime().availableProcessors());
    all.put("javaOptions", options.javaOptions());
    all.put("seconds", options.seconds());
    all.put("warmup", options.warmup());
    all.put("connections", options.connections());
    all.put("licences", options.licences());
    all.put("linesEach", Options.LINES);
    all.put("requestBytes", requestBytes);
    double echo = echo();
    all.put("measured", kinds.stream().map(kind -> measured(kind, echo)).toList());
    Map<String, Object> writer = new LinkedHashMap<>();
    bareWriter.forEach((batch, rate) -> writer.put(Integer.toString(batch), rate));
    all.put("bareWriterMessagesPerSecondByBatch", writer);
    all.put("differences", differences);
    Files.write(file, Json.bytes(all));
  }

  private static Map<String, Object> measured(Kind kind, double echo) {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("name", kind.title);
    found.put("requestsPerSecond", kind.median(Kind.Measured::perSecond));
    found.put("toEcho", kind.median(Kind.Measured::perSecond) / echo);
    found.put("answerBytes", kind.answerBytes);
    found.put("rounds", kind.rounds.stream().map(Report::round).toList());
    return found;
  }

  private static Map<String, Object> round(Kind.Measured round) {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("requestsPerSecond", round.perSecond());
    found.put("p50Milliseconds", round.p50Ms());
    found.put("p99Milliseconds", round.p99Ms());
    found.put("generatorShareOfProcessorTime", round.generatorShare());
    found.put("generatorCores", round.generatorCores());
    found.put("serverCores", round.serverCores());
    found.put("settleSeconds", round.settleSeconds());
    return found;
  }
}
