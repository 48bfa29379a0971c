package org.elicensing.bridge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the bridge against an empty echo of the same contract, in turns, from one load generator; then
 * audits the books. Ends with an error when an answer was wrong or the books disagree with the answers.
 */
public final class MeasureSpeed {

  private final Options options;
  private final Lab lab;
  private final List<MeasuredBridge> bridges = new ArrayList<>();
  private final List<Kind> kinds = new ArrayList<>();

  private MeasureSpeed(Options options, Lab lab) {
    this.options = options;
    this.lab = lab;
  }

  public static void main(String... arguments) throws Exception {
    Options options = Options.ofProperties();
    try (Lab lab = Lab.open(options)) {
      boolean inOrder = new MeasureSpeed(options, lab).measure();
      if (!inOrder) {
        throw new IllegalStateException("The books are not in order.");
      }
    }
    System.exit(0);
  }

  private boolean measure() throws IOException, SQLException {
    for (String database : options.databases()) {
      MeasuredBridge bridge = MeasuredBridge.start(lab, database);
      bridge.prepare();
      bridges.add(bridge);
    }
    plan();
    for (Kind kind : kinds) {
      Lab.say("Warming up: %s", kind.title);
      kind.measure(options.warmup());
    }
    for (int round = 1; round <= options.rounds(); round++) {
      for (Kind kind : kinds) {
        Kind.Measured measured = kind.measure(options.seconds());
        kind.rounds.add(measured);
        Lab.say("Round %d of %d, %-40s %8.0f/s, p99 %.1f ms", round, options.rounds(), kind.title + ":", measured.perSecond(), measured.p99Ms());
      }
    }
    return report();
  }

  private void plan() throws IOException {
    int connections = options.connections();
    if (options.wants("echo")) {
      Requests requests = bridges.get(0).requests;
      kinds.add(LoadKind.on(echo(), "echo", "empty CXF echo", connections, () -> requests.checks("echo")));
    }
    for (MeasuredBridge bridge : bridges) {
      add(bridge, "check", "check", () -> bridge.requests.checks("check"));
      add(bridge, "spread", "reserve + clear, spread", () -> bridge.requests.pairs(Requests.SPREAD, options.licences(), Options.LINES));
      add(bridge, "line", "reserve + clear, one line", () -> bridge.requests.pairs(Requests.ONE, 1, 1));
    }
  }

  private void add(MeasuredBridge bridge, String name, String title, java.util.function.Supplier<Talk> talk) {
    if (options.wants(name)) {
      kinds.add(LoadKind.on(bridge, name, title, options.connections(), talk));
    }
  }

  private ServerProcess echo() throws IOException {
    Path answer = lab.run.resolve("answer.xml");
    Files.write(answer, bridges.get(0).oneCheck());
    return lab.start("echo", EchoServer.class, answer.toString());
  }

  private boolean report() throws IOException, SQLException {
    List<String> differences = new ArrayList<>();
    Map<Integer, Double> bare = new LinkedHashMap<>();
    for (MeasuredBridge bridge : bridges) {
      differences.addAll(bridge.audit());
      if (options.wants("writer") && options.wants("spread") && bridge.store.database().equals(Store.SQLITE)) {
        Lab.say("Measuring the database alone");
        BareWriter writer = BareWriter.of(bridge.store);
        for (int batch : List.of(32, 200)) {
          bare.put(batch, perSecond(writer, batch));
        }
      }
    }
    Talk.Request request = bridges.get(0).requests.checks("check").next();
    Report report = new Report(options, kinds, bare, request.bytes().length - HttpAnswer.body(request.bytes(), request.bytes().length));
    Path file = options.directory().resolve("speed.json");
    report.write(file, differences);
    System.out.print(report.table());
    Lab.say("Written to %s", file.getFileName());
    if (differences.isEmpty()) {
      Lab.say("The books are in order: they hold what was answered, no more and no less.");
    } else {
      differences.forEach(difference -> Lab.say("NOT IN ORDER: %s", difference));
    }
    return differences.isEmpty();
  }

  /** The first of the goes is warm-up. */
  private double perSecond(BareWriter writer, int batch) throws SQLException {
    double[] rates = new double[options.rounds() + 1];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = writer.perSecond(lab.folder("bare"), batch);
    }
    return Kind.middle(Arrays.stream(rates).skip(1).sorted().toArray());
  }
}
