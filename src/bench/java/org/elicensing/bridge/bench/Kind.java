package org.elicensing.bridge.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** One of the things that are measured in turn, and what was found so far. */
final class Kind {

  /**
   * One measurement.
   *
   * @param generatorShare of all processor time that load generator and server took
   * @param generatorCores processors that the load generator kept busy
   * @param settleSeconds from the last answer until the journal was written and the outbox empty
   */
  record Measured(double perSecond, double p50Ms, double p99Ms, double generatorShare, double generatorCores, double serverCores, double settleSeconds) {}

  final String name;
  final boolean ours;
  final Supplier<Talk> talk;
  final List<Measured> rounds = new ArrayList<>();
  int answerBytes;

  Kind(String name, boolean ours, Supplier<Talk> talk) {
    this.name = name;
    this.ours = ours;
    this.talk = talk;
  }

  static double milliseconds(Histogram latencies, double percentile) {
    return latencies.getValueAtPercentile(percentile) / 1e6;
  }

  double median(java.util.function.ToDoubleFunction<Measured> what) {
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
