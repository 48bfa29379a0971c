package org.elicensing.bridge.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the bridge against an empty echo of the same contract, in turns, from one load generator; then
 * audits the books. Ends with an error when an answer was wrong or the books disagree with the answers.
 */
public final class MeasureSpeed {

  private final Options options;
  private final Lab lab;
  private final List<MeasuredBridge> bridges = new ArrayList<>();
  private final Findings findings = new Findings();
  private Plan plan;

  private MeasureSpeed(Options options, Lab lab) {
    this.options = options;
    this.lab = lab;
  }

  public static void main(String... arguments) throws Exception {
    Options options = Options.ofProperties();
    try (Lab lab = Lab.open(options)) {
      boolean inOrder = new MeasureSpeed(options, lab).measure();
      if (!inOrder) {
        throw new IllegalStateException("The books are not in order.");
      }
    }
    System.exit(0);
  }

  private boolean measure() throws IOException, SQLException {
    for (String database : options.databases()) {
      MeasuredBridge bridge = MeasuredBridge.start(lab, database);
      bridge.prepare();
      bridges.add(bridge);
    }
    plan = Plan.of(lab, bridges);
    for (Kind kind : plan.kinds) {
      Lab.say("Warming up: %s", kind.title);
      kind.measure(options.warmup());
    }
    for (int round = 1; round <= options.rounds(); round++) {
      for (Kind kind : plan.kinds) {
        Kind.Measured measured = kind.measure(options.seconds());
        kind.rounds.add(measured);
        Lab.say("Round %d of %d, %-40s %8.0f/s, p99 %.1f ms", round, options.rounds(), kind.title + ":", measured.perSecond(), measured.p99Ms());
      }
    }
    beside();
    return report();
  }

  /** What is not measured in turns: first beside the bridges that run, then after them. */
  private void beside() throws IOException, SQLException {
    if (options.wants("curve")) {
      new Curves(lab, plan, findings).run(bridges);
    }
    for (MeasuredBridge bridge : bridges) {
      if (options.wants("sustain")) {
        Sustained.run(findings, bridge, options.sustain());
      }
      if (options.wants("memory")) {
        StartAndMemory.memory(findings, bridge);
      }
      findings.differences.addAll(bridge.audit());
      if (options.wants("start")) {
        StartAndMemory.start(findings, bridge, options.brief() ? 1 : 3);
      }
    }
    for (ConventionalBuild build : plan.builds) {
      findings.differences.addAll(build.audit());
    }
    if (options.wants("bridges")) {
      new Several(lab, findings).run();
    }
    if (options.wants("size")) {
      for (String database : options.databases()) {
        new Size(lab, findings).run(database);
      }
    }
  }

  private boolean report() throws IOException {
    Report report = new Report(options, plan.kinds, Judgement.of(plan.kinds, options.databases()), findings);
    Path file = options.directory().resolve("speed.json");
    report.write(file);
    System.out.print(report.tables());
    Lab.say("Written to %s", file.getFileName());
    if (findings.differences.isEmpty()) {
      Lab.say("The books are in order: they hold what was answered, no more and no less.");
    } else {
      findings.differences.forEach(difference -> Lab.say("NOT IN ORDER: %s", difference));
    }
    return findings.differences.isEmpty();
  }
}
