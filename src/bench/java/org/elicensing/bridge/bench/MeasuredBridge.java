package org.elicensing.bridge.bench;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** A bridge that is measured: with its database, what it is asked, and what it answered so far. */
final class MeasuredBridge implements Loaded {

  /** Under what is counted which usage messages were taken from their queue. */
  static final String TAKEN = "taken usage";
  private static final double FOR_EVER = 3600;

  private final String name;
  final Store store;
  final Requests requests;
  final DeclarationMessages declarations;
  private final BridgeWatch watch;
  private final Lab lab;
  private final Path folder;
  private final Map<String, Long> answered = new TreeMap<>();
  private final int brokerPort = Lab.freePort();
  private final List<ServerProcess> processes = new ArrayList<>();
  private ServerProcess broker;

  private MeasuredBridge(Lab lab, String name, Path folder, Store store) {
    this.lab = lab;
    this.name = name;
    this.folder = folder;
    this.store = store;
    this.watch = new BridgeWatch(name, store);
    this.requests = new Requests(lab.options);
    this.declarations = new DeclarationMessages(lab.options.licences(), Options.LINES);
  }

  /** A bridge as shipped, on an empty database of that kind, with its own broker. */
  static MeasuredBridge start(Lab lab, String database) {
    return start(lab, database, "bridge on " + database);
  }

  static MeasuredBridge start(Lab lab, String database, String name) {
    Path folder = lab.folder(name.replace(' ', '-'));
    MeasuredBridge bridge = new MeasuredBridge(lab, name, folder, lab.store(database, folder));
    bridge.start(name, folder, Map.of());
    return bridge;
  }

  /** Several on one PostgreSQL and one broker, which share the load evenly; they are measured as one. */
  static MeasuredBridge several(Lab lab, int number) {
    Path folder = lab.folder("bridges-" + number);
    MeasuredBridge bridges = new MeasuredBridge(lab, number + " bridges on one database", folder, lab.store(Store.POSTGRESQL, folder));
    bridges.broker = lab.start("broker of " + number, BrokerServer.class, folder.resolve("broker").toString(), Integer.toString(bridges.brokerPort));
    for (int i = 1; i <= number; i++) {
      bridges.start(i + " of " + bridges.name, folder.resolve("bridge-" + i), Map.of("BRIDGE_BROKER_URL", bridges.brokerUrl()));
    }
    return bridges;
  }

  private void start(String called, Path data, Map<String, String> further) {
    List<String> arguments = new ArrayList<>(lab.options.bridgeOptions());
    arguments.addAll(List.of("-jar", lab.options.jar().toString()));
    processes.add(lab.start(called, arguments, environment(data, further)));
  }

  private Map<String, String> environment(Path data, Map<String, String> further) {
    Map<String, String> environment = new HashMap<>(store.environment());
    environment.putAll(Map.of("BRIDGE_HTTP_PORT", "0", "BRIDGE_BROKER_PORT", Integer.toString(brokerPort), "BRIDGE_HTTP_THREADS", Integer.toString(Options.HTTP_THREADS),
        "BRIDGE_DATA_DIRECTORY", data.toString()));
    environment.putAll(further);
    return environment;
  }

  /**
   * Starts it once more, as it was left; returns the seconds until its first answer to a check. It is stopped again.
   *
   * @param script whether by the start script
   */
  double coldStart(boolean script) {
    long began = System.nanoTime();
    if (script) {
      processes.add(lab.run(name + ", started by the script", List.of(lab.options.script().toString()), environment(folder, Map.of("JAVA_HOME", System.getProperty("java.home")))));
    } else {
      start(name + ", started cold", folder, Map.of());
    }
    oneCheck();
    double took = (System.nanoTime() - began) / 1e9;
    stop();
    return took;
  }

  /** Starts it as it was left; returns the seconds until it serves. */
  double restart() {
    long began = System.nanoTime();
    start(name + ", again", folder, Map.of());
    return (System.nanoTime() - began) / 1e9;
  }

  void stop() {
    processes.forEach(ServerProcess::close);
    processes.clear();
  }

  /** The most memory it ever had resident, in MiB. */
  double mostResidentMiB() {
    return processes.get(0).mostResidentMiB();
  }

  double residentMiB() {
    return processes.get(0).residentMiB();
  }

  @Override
  public String name() {
    return name;
  }

  private int port() {
    return processes.get(0).port();
  }

  @Override
  public List<Integer> ports() {
    return processes.stream().map(ServerProcess::port).toList();
  }

  /** Where its queues are. */
  String brokerUrl() {
    return "tcp://127.0.0.1:" + brokerPort;
  }

  @Override
  public Duration cpu() {
    Duration together = processes.stream().map(ServerProcess::cpu).reduce(store.cpu(), Duration::plus);
    return broker == null ? together : together.plus(broker.cpu());
  }

  /** Licences, and some history on those that are checked. */
  void prepare() {
    int licences = lab.options.licences();
    Lab.say("Pushing %d licences of %d lines to the %s", 2 * licences + 1, Options.LINES, name);
    push(Requests.CHECKED, licences, Options.LINES);
    push(Requests.SPREAD, licences, Options.LINES);
    push(Requests.ONE, 1, Options.LINES);
    together(counter -> requests.onePairEach(Requests.CHECKED, counter::getAndIncrement, licences));
    settle();
  }

  void push(String set, int licences, int lines) {
    together(counter -> requests.records(set, counter::getAndIncrement, licences, lines));
  }

  /** One connection says all of it. */
  void say(Talk talk) {
    count(LoadGenerator.run(ports(), List.of(talk), FOR_EVER));
  }

  private void together(Function<AtomicLong, Talk> talk) {
    AtomicLong counter = new AtomicLong();
    count(LoadGenerator.run(ports(), Stream.generate(() -> talk.apply(counter)).limit(lab.options.connections()).toList(), FOR_EVER));
  }

  /** The answer of the bridge to one check. */
  byte[] oneCheck() {
    OneRequest.Answer answer = OneRequest.post(port(), requests.checks("check").next());
    if (answer.status() != 200) {
      throw new IllegalStateException("The " + name + " answers " + answer.status() + " to a check.");
    }
    answered.merge("check", 1L, Long::sum);
    return answer.body();
  }

  /** Notes what was answered, for the audit; a wrong answer ends the run. */
  @Override
  public void count(LoadGenerator.Load load) {
    load.right().forEach((kind, number) -> answered.merge(kind, number, Long::sum));
    Loaded.super.count(load);
  }

  /** Waits until nothing of one measurement is left to do in the next: the journal is written, the outbox empty. Returns seconds. */
  @Override
  public double settle() {
    double settled = watch.settle(ports());
    // Nobody else takes them, and a broker that fills up is slower from round to round.
    usageTaken(UsageTaker.take(brokerUrl()));
    return settled;
  }

  void usageTaken(long messages) {
    answered.merge(TAKEN, messages, Long::sum);
  }

  /** Counts what came back over queues. */
  void count(QueueLoad.Answers answers) {
    answers.right().forEach((kind, number) -> answered.merge(kind, number, Long::sum));
    if (answers.wrong() > 0) {
      throw new IllegalStateException(answers.wrong() + " outcomes of the " + name + " were not as expected, the first: " + answers.example());
    }
  }

  @Override
  public long newest() {
    return watch.newest();
  }

  /** Stops it and compares its books with its answers; empty when they agree. */
  List<String> audit() throws SQLException {
    stop();
    Lab.say("Auditing the %s, which answered %s", name, answered);
    return Audit.differences(store, answered).stream().map(difference -> name + ": " + difference).toList();
  }
}
