package org.elicensing.bridge.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Declarations over the queue for a long time without a pause: the pace must last, and the memory must not grow. */
final class Sustained {

  private static final int PARTS = 10;
  /** The first parts fill caches. */
  private static final int FROM = 2;
  private static final double PER_SECOND = 4_200;
  private static final double GROWTH = 1.1;

  private Sustained() {}

  static void run(Findings findings, MeasuredBridge bridge, int seconds) {
    String database = bridge.store.database();
    Lab.say("Declarations over the queue for %d s, %s", seconds, database);
    List<Double> rates = new ArrayList<>();
    List<Double> resident = new ArrayList<>();
    UsageTaker usage = UsageTaker.start(bridge.brokerUrl());
    for (int part = 0; part < PARTS; part++) {
      long began = System.nanoTime();
      QueueLoad.Answers answers = QueueLoad.run(bridge.brokerUrl(), bridge.declarations, seconds / (double) PARTS);
      // With what was still under way when the part was over.
      rates.add(answers.right().values().stream().mapToLong(Long::longValue).sum() * 1e9 / (System.nanoTime() - began));
      bridge.count(answers);
      resident.add(bridge.residentMiB());
      Lab.say("%3d%%: %.0f/s, %.0f MiB resident", 100 * (part + 1) / PARTS, rates.get(part), bridge.residentMiB());
    }
    bridge.usageTaken(usage.finish());
    bridge.settle();
    double rate = Kind.middle(rates.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    double growth = resident.get(PARTS - 1) / resident.get(FROM);
    findings.add(Target.atLeast(1, "declarations for " + seconds + " s, " + database, Judgement.perSecond(rate), "4200/s on the named machine", rate / PER_SECOND, Double.NaN));
    findings.add(Target.atMost(GROWTH, "resident memory meanwhile, " + database, String.format(Locale.ROOT, "%.0f MiB", resident.get(PARTS - 1)),
        String.format(Locale.ROOT, "after a fifth of the time %.0f MiB", resident.get(FROM)), growth));
    findings.details.put("sustained, " + database, Map.of("perSecond", rates, "residentMiB", resident));
  }
}
