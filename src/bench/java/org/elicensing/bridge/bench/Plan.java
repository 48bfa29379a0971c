package org.elicensing.bridge.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What is measured in turns, in this order. Opponents are started as they are needed. */
final class Plan {

  /** Connections that push records in bulk. */
  private static final int PUSHING = 4;

  final List<Kind> kinds = new ArrayList<>();
  final List<ConventionalBuild> builds = new ArrayList<>();
  private final Lab lab;
  private final Options options;
  private final List<MeasuredBridge> bridges;
  private Loaded echo;

  private Plan(Lab lab, List<MeasuredBridge> bridges) {
    this.lab = lab;
    this.options = lab.options;
    this.bridges = bridges;
  }

  static Plan of(Lab lab, List<MeasuredBridge> bridges) {
    Plan plan = new Plan(lab, bridges);
    plan.echoes();
    bridges.forEach(plan::bridge);
    return plan;
  }

  private void echoes() {
    if (options.wants("echo")) {
      load("echo", "empty CXF echo", "", echo(), options.connections(), checks());
    }
    if (options.wants("own-echo")) {
      load("own-echo", "echo with the bridge's reading", "", echo("echo with the bridge's reading", EchoServer.OWN_READING), options.connections(), checks());
    }
    if (options.wants("alone")) {
      load("alone-echo", "alone, empty CXF echo", "", echo(), 1, checks());
    }
    if (options.wants("pipe")) {
      kinds.add(new PipeKind("pipe", "bare pipe of declarations", lab, bridges.get(0)));
    }
  }

  private void bridge(MeasuredBridge bridge) {
    String database = bridge.store.database();
    int all = options.connections();
    if (options.wants("read")) {
      kinds.add(new ReaderKind("read", "bare read", bridge.store, options.licences()));
    }
    if (options.wants("check")) {
      load("check", "check", database, bridge, all, () -> bridge.requests.checks("check"));
    }
    Supplier<Talk> pairs = () -> bridge.requests.pairs(Requests.SPREAD, options.licences(), Options.LINES);
    if (options.wants("spread")) {
      writer("writer", "bare writer of reserve + clear", load("spread", "reserve + clear, spread", database, bridge, all, pairs), bridge, all, 1);
    }
    if (options.wants("line")) {
      load("line", "reserve + clear, one line", database, bridge, all, () -> bridge.requests.pairs(Requests.ONE, 1, 1));
    }
    conventional(database);
    if (options.wants("alone")) {
      writer("alone-writer", "alone, bare transaction", load("alone", "alone, reserve + clear", database, bridge, 1, pairs), bridge, 1, 1);
    }
    if (options.wants("declarations")) {
      QueueKind declarations = new QueueKind("declarations", "declarations over the queue", bridge);
      kinds.add(declarations);
      writer("writer-declarations", "bare writer of declarations", declarations, bridge, PipeServer.BATCH, 1);
    }
    if (options.wants("intake")) {
      LoadKind intake = new LoadKind("intake", "intake of licences in bulk", database, bridge, PUSHING, bridge.requests::bulk, Requests.BULK);
      kinds.add(intake);
      writer("writer-intake", "bare writer of licences", intake, bridge, PUSHING, Requests.BULK);
    }
  }

  private void conventional(String database) {
    if (!options.wants("conventional")) {
      return;
    }
    ConventionalBuild build = ConventionalBuild.start(lab, database, answer());
    builds.add(build);
    OneRequest.mustValidate(build, build.requests);
    Supplier<Talk> pairs = build.pairs(options);
    load("conventional", "conventional build", database, build, options.connections(), pairs);
    if (options.wants("alone")) {
      load("alone-conventional", "alone, conventional build", database, build, 1, pairs);
    }
  }

  private LoadKind load(String name, String title, String database, Loaded loaded, int connections, Supplier<Talk> talk) {
    LoadKind kind = new LoadKind(name, title, database, loaded, connections, talk);
    kinds.add(kind);
    return kind;
  }

  /** Once more without the bridge what the kind before it left. */
  private void writer(String name, String title, RecordedKind recorded, MeasuredBridge bridge, int batch, int each) {
    if (options.wants("writer")) {
      kinds.add(new WriterKind(name, title, lab, recorded, bridge.store, batch, each));
    }
  }

  Supplier<Talk> checks() {
    Requests requests = bridges.get(0).requests;
    return () -> requests.checks("echo");
  }

  Loaded echo() {
    echo = echo == null ? echo("empty CXF echo") : echo;
    return echo;
  }

  private Loaded echo(String name, String... further) {
    List<String> arguments = new ArrayList<>(List.of(answer().toString()));
    arguments.addAll(List.of(further));
    Loaded started = Loaded.of(name, lab.start(name, EchoServer.class, arguments.toArray(String[]::new)));
    OneRequest.mustValidate(started, bridges.get(0).requests);
    return started;
  }

  /** A file with what a bridge answers to a check. */
  private Path answer() {
    Path answer = lab.run.resolve("answer.xml");
    try {
      return Files.exists(answer) ? answer : Files.write(answer, bridges.get(0).oneCheck());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
