package org.elicensing.bridge.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How much memory a bridge took under all the load before, and how soon it answers when it is started anew. */
final class StartAndMemory {

  private static final double SECONDS = 5;
  private static final double SECONDS_BY_SCRIPT = 3;
  private static final double MIB = 400;

  private StartAndMemory() {}

  /** While it still runs. */
  static void memory(Findings findings, MeasuredBridge bridge) {
    double resident = bridge.mostResidentMiB();
    findings.add(Target.atMost(1, "resident memory under load, " + bridge.store.database(), String.format(Locale.ROOT, "%.0f MiB", resident), "400 MiB", resident / MIB));
    findings.details.put("residentMiB, " + bridge.store.database(), resident);
  }

  /** Once it has stopped; so many times each way, in turns. */
  static void start(Findings findings, MeasuredBridge bridge, int times) {
    List<Double> plain = new ArrayList<>();
    List<Double> script = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      plain.add(bridge.coldStart(false));
      script.add(bridge.coldStart(true));
    }
    started(findings, "java -jar to the first answered check, " + bridge.store.database(), plain, SECONDS);
    started(findings, "start script to the first answered check, " + bridge.store.database(), script, SECONDS_BY_SCRIPT);
  }

  private static void started(Findings findings, String what, List<Double> seconds, double target) {
    double middle = Kind.middle(seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    findings.add(Target.atMost(1, what, String.format(Locale.ROOT, "%.1f s", middle), String.format(Locale.ROOT, "%.0f s", target), middle / target));
    findings.details.put("seconds, " + what, seconds);
  }
}
