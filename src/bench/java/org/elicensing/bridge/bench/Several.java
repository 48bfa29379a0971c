package org.elicensing.bridge.bench;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What each operation costs where several bridges share one PostgreSQL and one broker; no caller may see that they collided. */
final class Several {

  /** How much more it may cost than with one bridge. */
  private static final Map<Integer, Double> LIMITS = new LinkedHashMap<>(Map.of(2, 1.15, 4, 1.3));

  private final Lab lab;
  private final Findings findings;

  Several(Lab lab, Findings findings) {
    this.lab = lab;
    this.findings = findings;
  }

  void run() throws SQLException {
    double one = cost(1);
    for (int number : new int[] {2, 4}) {
      double cost = cost(number);
      findings.add(Target.atMost(LIMITS.get(number), number + " bridges on one PostgreSQL and one broker", text(cost), "one bridge " + text(one), cost / one));
    }
  }

  /** Processor seconds of bridges, database and broker for each request. */
  private double cost(int number) throws SQLException {
    MeasuredBridge bridges = MeasuredBridge.several(lab, number);
    bridges.prepare();
    Options options = lab.options;
    LoadKind kind = new LoadKind("bridges", number + " bridges, reserve + clear, spread", Store.POSTGRESQL, bridges, options.connections(),
        () -> bridges.requests.pairs(Requests.SPREAD, options.licences(), Options.LINES));
    // Each of them is warmed up as long as one alone would be.
    kind.measure(options.warmup() * (double) number);
    for (int i = 0; i < options.rounds(); i++) {
      kind.rounds.add(kind.measure(options.seconds()));
    }
    findings.differences.addAll(bridges.audit());
    double cost = kind.median(round -> round.serverCores() / round.perSecond());
    Lab.say("%d bridges: %.0f requests/s, %s of processor time for each", number, kind.perSecond(), text(cost));
    findings.details.put(number + " bridges", Map.of("perSecond", kind.perSecond(), "processorSecondsPerRequest", cost));
    return cost;
  }

  private static String text(double seconds) {
    return String.format(Locale.ROOT, "%.2f ms", seconds * 1000);
  }
}
