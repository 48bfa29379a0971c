package org.elicensing.bridge.bench;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Requests over many connections to one server. */
final class LoadKind extends Kind {

  /** What is loaded: a server, and what has to be done about it. */
  private interface Loaded {
    int port();

    Duration cpu();

    void count(LoadGenerator.Load load);

    /** Waits until it has nothing left to do; returns seconds. */
    default double settle() {
      return 0;
    }

    default long newest() {
      return 0;
    }
  }

  private final Loaded loaded;
  private final int connections;
  private final Supplier<Talk> talk;
  private long windowFrom;
  private long windowTo;

  private LoadKind(String name, String title, String database, Loaded loaded, int connections, Supplier<Talk> talk) {
    super(name, title, database);
    this.loaded = loaded;
    this.connections = connections;
    this.talk = talk;
  }

  /** On a bridge, which counts what it answered and is waited for. */
  static LoadKind on(MeasuredBridge bridge, String name, String title, int connections, Supplier<Talk> talk) {
    return new LoadKind(name, title, bridge.store.database(), new Loaded() {
      @Override
      public int port() {
        return bridge.port();
      }

      @Override
      public Duration cpu() {
        return bridge.cpu();
      }

      @Override
      public void count(LoadGenerator.Load load) {
        bridge.count(load);
      }

      @Override
      public double settle() {
        return bridge.settle();
      }

      @Override
      public long newest() {
        return bridge.newest();
      }
    }, connections, talk);
  }

  /** On a server that has nothing left to do once it has answered. */
  static LoadKind on(ServerProcess server, String name, String title, int connections, Supplier<Talk> talk) {
    return new LoadKind(name, title, "", new Loaded() {
      @Override
      public int port() {
        return server.port();
      }

      @Override
      public Duration cpu() {
        return server.cpu();
      }

      @Override
      public void count(LoadGenerator.Load load) {
        if (load.wrong() > 0) {
          throw new IllegalStateException(title + ": " + load.wrong() + " answers were not as expected, the first: " + load.example());
        }
      }
    }, connections, talk);
  }

  @Override
  Measured measure(double seconds) {
    windowFrom = loaded.newest();
    OwnTime time = OwnTime.begin(loaded::cpu);
    LoadGenerator.Load load = LoadGenerator.run(loaded.port(), Stream.generate(talk).limit(connections).toList(), seconds);
    double generatorCores = time.ownCores();
    double serverCores = time.serverCores();
    loaded.count(load);
    answerBytes = load.answerBytes();
    double settled = loaded.settle();
    windowTo = loaded.newest();
    return new Measured(load.perSecond(), milliseconds(load.latencies(), 50), milliseconds(load.latencies(), 99), generatorCores, serverCores, settled);
  }

  /** The newest message before the last measurement, where it was a bridge's. */
  long windowFrom() {
    return windowFrom;
  }

  long windowTo() {
    return windowTo;
  }
}
