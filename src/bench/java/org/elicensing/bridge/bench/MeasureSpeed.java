package org.elicensing.bridge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Measures the bridge against an empty echo of the same contract, in turns, from one load generator; then
 * audits the books. Ends with an error when an answer was wrong or the books disagree with the answers.
 */
public final class MeasureSpeed {

  private final Options options;
  private final Lab lab;
  private final List<MeasuredBridge> bridges = new ArrayList<>();
  private final List<ConventionalBuild> builds = new ArrayList<>();
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
      kinds.add(new LoadKind("echo", "empty CXF echo", "", echo("empty CXF echo"), connections, () -> requests.checks("echo")));
    }
    if (options.wants("own-echo")) {
      Requests requests = bridges.get(0).requests;
      kinds.add(new LoadKind("own-echo", "echo with the bridge's reading", "", echo("echo with the bridge's reading", EchoServer.OWN_READING), connections, () -> requests.checks("echo")));
    }
    if (options.wants("pipe")) {
      kinds.add(new PipeKind("pipe", "bare pipe of declarations", lab, bridges.get(0)));
    }
    for (MeasuredBridge bridge : bridges) {
      if (options.wants("read")) {
        kinds.add(new ReaderKind("read", "bare read", bridge.store, options.licences()));
      }
      add(bridge, "check", "check", () -> bridge.requests.checks("check"));
      LoadKind spread = add(bridge, "spread", "reserve + clear, spread", () -> bridge.requests.pairs(Requests.SPREAD, options.licences(), Options.LINES));
      if (spread != null && options.wants("writer")) {
        kinds.add(new WriterKind("writer", "bare writer of reserve + clear", lab, spread, bridge.store, connections));
      }
      if (options.wants("declarations")) {
        QueueKind declarations = new QueueKind("declarations", "declarations over the queue", bridge);
        kinds.add(declarations);
        if (options.wants("writer")) {
          kinds.add(new WriterKind("writer-declarations", "bare writer of declarations", lab, declarations, bridge.store, PipeServer.BATCH));
        }
      }
      if (options.wants("conventional")) {
        ConventionalBuild build = ConventionalBuild.start(lab, bridge.store.database(), answer());
        builds.add(build);
        Requests requests = new Requests(options);
        OneRequest.mustValidate(build, requests);
        kinds.add(new LoadKind("conventional", "conventional build", bridge.store.database(), build, connections, () -> requests.pairs(Requests.SPREAD, options.licences(), Options.LINES)));
      }
      add(bridge, "line", "reserve + clear, one line", () -> bridge.requests.pairs(Requests.ONE, 1, 1));
    }
  }

  private LoadKind add(MeasuredBridge bridge, String name, String title, Supplier<Talk> talk) {
    LoadKind kind = options.wants(name) ? new LoadKind(name, title, bridge.store.database(), bridge, options.connections(), talk) : null;
    if (kind != null) {
      kinds.add(kind);
    }
    return kind;
  }

  private Loaded echo(String name, String... further) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(answer().toString()));
    arguments.addAll(List.of(further));
    Loaded echo = Loaded.of(name, lab.start(name, EchoServer.class, arguments.toArray(String[]::new)));
    OneRequest.mustValidate(echo, bridges.get(0).requests);
    return echo;
  }

  /** A file with what a bridge answers to a check. */
  private Path answer() throws IOException {
    Path answer = lab.run.resolve("answer.xml");
    if (!Files.exists(answer)) {
      Files.write(answer, bridges.get(0).oneCheck());
    }
    return answer;
  }

  private boolean report() throws IOException, SQLException {
    List<String> differences = new ArrayList<>();
    for (MeasuredBridge bridge : bridges) {
      differences.addAll(bridge.audit());
    }
    for (ConventionalBuild build : builds) {
      differences.addAll(build.audit());
    }
    Report report = new Report(options, kinds, Judgement.of(kinds, options.databases()));
    Path file = options.directory().resolve("speed.json");
    report.write(file, differences);
    System.out.print(report.tables());
    Lab.say("Written to %s", file.getFileName());
    if (differences.isEmpty()) {
      Lab.say("The books are in order: they hold what was answered, no more and no less.");
    } else {
      differences.forEach(difference -> Lab.say("NOT IN ORDER: %s", difference));
    }
    return differences.isEmpty();
  }
}
