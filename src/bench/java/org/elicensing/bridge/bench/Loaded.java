package org.elicensing.bridge.bench;

import java.time.Duration;
import java.util.List;

/** A server that load is put on. */
interface Loaded {

  /** What it is called when something is wrong with it. */
  String name();

  /** Where it listens; connections are spread evenly where there are several. */
  List<Integer> ports();

  /** Processor time it took so far, together with its database. */
  Duration cpu();

  /** Hears what was answered; throws when that is not as it should be. */
  default void count(LoadGenerator.Load load) {
    if (load.wrong() > 0) {
      throw new IllegalStateException(load.wrong() + " answers of the " + name() + " were not as expected, the first: " + load.example());
    }
  }

  /** Waits until it has nothing left to do; returns seconds. */
  default double settle() {
    return 0;
  }

  /** The id of the newest message in its journal, where it has one. */
  default long newest() {
    return 0;
  }

  /** A server that does nothing but answer. */
  static Loaded of(String name, ServerProcess server) {
    return new Loaded() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<Integer> ports() {
        return List.of(server.port());
      }

      @Override
      public Duration cpu() {
        return server.cpu();
      }
    };
  }
}
