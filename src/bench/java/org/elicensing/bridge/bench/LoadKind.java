package org.elicensing.bridge.bench;

import java.util.function.Supplier;
import java.util.stream.Stream;

/** Requests over many connections to one server. */
final class LoadKind extends RecordedKind {

  private final Loaded loaded;
  private final int connections;
  private final Supplier<Talk> talk;
  private final int each;

  LoadKind(String name, String title, String database, Loaded loaded, int connections, Supplier<Talk> talk) {
    this(name, title, database, loaded, connections, talk, 1);
  }

  /** @param each how many things are told in one request */
  LoadKind(String name, String title, String database, Loaded loaded, int connections, Supplier<Talk> talk, int each) {
    super(name, title, database);
    this.each = each;
    this.loaded = loaded;
    this.connections = connections;
    this.talk = talk;
  }

  @Override
  long newest() {
    return loaded.newest();
  }

  @Override
  Measured measureRecorded(double seconds) {
    OwnTime time = OwnTime.begin(loaded::cpu);
    LoadGenerator.Load load = LoadGenerator.run(loaded.ports(), Stream.generate(talk).limit(connections).toList(), seconds);
    double generatorCores = time.ownCores();
    double serverCores = time.serverCores();
    loaded.count(load);
    answerBytes = load.answerBytes();
    double settled = loaded.settle();
    return new Measured(each * load.perSecond(), milliseconds(load.latencies(), 50), milliseconds(load.latencies(), 99), generatorCores, serverCores, settled);
  }
}
