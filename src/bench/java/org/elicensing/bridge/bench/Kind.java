package org.elicensing.bridge.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/** One of the things that are measured in turn, and what was found so far. */
abstract class Kind {

  /**
   * One measurement.
   *
   * @param p50Ms median latency, or NaN where nobody waited
   * @param generatorCores processors that the load generator kept busy
   * @param serverCores processors that the server and its database kept busy
   * @param settleSeconds from the last answer until the journal was written and the outbox empty
   */
  record Measured(double perSecond, double p50Ms, double p99Ms, double generatorCores, double serverCores, double settleSeconds) {

    /** The load generator's part of all processor time that it and the server took. */
    double generatorShare() {
      return generatorCores / (generatorCores + serverCores);
    }
  }

  /** Its name in {@code -Dbench.only}. */
  final String name;
  final String title;
  /** Which database it has to do with, or empty. */
  final String database;
  final List<Measured> rounds = new ArrayList<>();
  int answerBytes;

  Kind(String name, String title, String database) {
    this.name = name;
    this.title = database.isEmpty() ? title : title + ", " + database;
    this.database = database;
  }

  /** Measures once, for that long. */
  abstract Measured measure(double seconds);

  static double milliseconds(Histogram latencies, double percentile) {
    return latencies.getTotalCount() == 0 ? Double.NaN : latencies.getValueAtPercentile(percentile) / 1e6;
  }

  double perSecond() {
    return median(Measured::perSecond);
  }

  double median(ToDoubleFunction<Measured> what) {
    return middle(rounds.stream().mapToDouble(what).sorted().toArray());
  }

  double least() {
    return rounds.stream().mapToDouble(Measured::perSecond).min().orElse(0);
  }

  double most() {
    return rounds.stream().mapToDouble(Measured::perSecond).max().orElse(0);
  }

  static double middle(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length == 0 ? 0 : sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
