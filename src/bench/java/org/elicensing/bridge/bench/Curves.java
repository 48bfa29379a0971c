package org.elicensing.bridge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Throughput and latency over the number of connections, drawn, and what happens beyond the peak. */
final class Curves {

  private final Lab lab;
  private final Plan plan;
  private final Findings findings;
  private final List<Curve> curves = new ArrayList<>();

  Curves(Lab lab, Plan plan, Findings findings) {
    this.lab = lab;
    this.plan = plan;
    this.findings = findings;
  }

  void run(List<MeasuredBridge> bridges) throws IOException {
    Options options = lab.options;
    double seconds = Math.max(1, options.seconds() / 2.0);
    int step = options.brief() ? 2 : 1;
    curves.add(Curve.of("empty CXF echo", plan.echo(), plan.checks(), seconds, step));
    for (MeasuredBridge bridge : bridges) {
      String database = bridge.store.database();
      Supplier<Talk> pairs = () -> bridge.requests.pairs(Requests.SPREAD, options.licences(), Options.LINES);
      curves.add(Curve.of("check, " + database, bridge, () -> bridge.requests.checks("check"), seconds, step));
      Curve spread = Curve.of("reserve + clear, " + database, bridge, pairs, seconds, step);
      curves.add(spread);
      findings.add(Target.atLeast(0.9, "reserve + clear with 128 connections, " + database, Judgement.perSecond(spread.last()), "peak " + Judgement.perSecond(spread.peak()),
          spread.last() / spread.peak(), Double.NaN));
      new Saturation(bridge, findings, options.seconds()).run(pairs, spread.peak());
    }
    for (ConventionalBuild build : plan.builds) {
      curves.add(Curve.of(build.name(), build, build.pairs(options), seconds, step));
    }
    draw("throughput.svg", Chart.svg("Requests per second over connections", curves, Curve.Point::perSecond));
    draw("latency.svg", Chart.svg("p99 in milliseconds over connections", curves, Curve.Point::p99Ms));
    curves.forEach(curve -> findings.details.put("over connections, " + curve.title, curve.points.stream().map(Curve.Point::json).toList()));
  }

  private void draw(String name, String svg) throws IOException {
    Path file = lab.options.directory().resolve(name);
    Files.writeString(file, svg);
    Lab.say("Drawn: %s", file.getFileName());
  }
}
