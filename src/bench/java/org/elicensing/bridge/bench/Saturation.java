package org.elicensing.bridge.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What happens when more is asked than can be done. Requests become due at a fixed rate whether earlier ones are
 * answered or not (an open loop), so that latencies tell what waiting costs.
 */
final class Saturation {

  /** More than there are threads to answer. */
  private static final int CONNECTIONS = 512;
  private static final List<Double> OF_PEAK = List.of(0.5, 0.8, 1.5);

  private final MeasuredBridge bridge;
  private final Findings findings;
  private final double seconds;

  Saturation(MeasuredBridge bridge, Findings findings, double seconds) {
    this.bridge = bridge;
    this.findings = findings;
    this.seconds = seconds;
  }

  /** @param peak what it does with the best number of connections */
  void run(Supplier<Talk> pairs, double peak) {
    Map<String, Object> all = new LinkedHashMap<>();
    String database = bridge.store.database();
    for (double part : OF_PEAK) {
      LoadGenerator.Load load = LoadGenerator.run(bridge.ports(), Stream.generate(pairs).limit(CONNECTIONS).toList(), seconds, Pace.perSecond(part * peak));
      bridge.count(load);
      bridge.settle();
      double p99 = Kind.milliseconds(load.latencies(), 99);
      Lab.say("Open loop on %s at %.1f of the peak: %.0f/s answered, p50 %.1f ms, p99 %.1f ms, %d told that the bridge is busy", database, part, load.perSecond(),
          Kind.milliseconds(load.latencies(), 50), p99, load.busy());
      all.put("atPartOfPeak " + part, Map.of("asked", part * peak, "answered", load.perSecond(), "p50Milliseconds", Kind.milliseconds(load.latencies(), 50), "p99Milliseconds", p99, "busy", load.busy()));
      if (part > 1) {
        findings.add(Target.atLeast(0.9, "1.5 x the peak asked for, " + database, Judgement.perSecond(load.perSecond()), "peak " + Judgement.perSecond(peak) + "; p99 " + Judgement.milliseconds(p99)
            + ", busy " + load.busy(), load.perSecond() / peak, Double.NaN));
      }
    }
    all.put("checksBesideWriters", besideWriters(pairs));
    findings.details.put("open loop, " + database, all);
  }

  /** A check is never starved by those who write. */
  private Map<String, Object> besideWriters(Supplier<Talk> pairs) {
    List<Talk> talks = IntStream.range(0, 36).mapToObj(i -> i % 9 == 0 ? bridge.requests.checks("check") : pairs.get()).toList();
    LoadGenerator.Load load = LoadGenerator.run(bridge.ports(), talks, seconds);
    bridge.count(load);
    bridge.settle();
    double checks = load.byKind().containsKey("check") ? Kind.milliseconds(load.byKind().get("check"), 99) : Double.NaN;
    double reservations = load.byKind().containsKey("reserve") ? Kind.milliseconds(load.byKind().get("reserve"), 99) : Double.NaN;
    findings.add(Target.atMost(1, "4 checks beside 32 writers, " + bridge.store.database() + ", p99", Judgement.milliseconds(checks), "the reservations' " + Judgement.milliseconds(reservations), checks / reservations));
    return Map.of("checkP99Milliseconds", checks, "reserveP99Milliseconds", reservations);
  }
}
