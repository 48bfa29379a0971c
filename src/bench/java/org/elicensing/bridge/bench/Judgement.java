package org.elicensing.bridge.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Compares what was measured in turns with what was aimed at. */
final class Judgement {

  private final List<Kind> kinds;
  private final Set<String> databases;
  private final List<Target> targets = new ArrayList<>();

  private Judgement(List<Kind> kinds, Set<String> databases) {
    this.kinds = kinds;
    this.databases = databases;
  }

  /** Only what was measured together with all that it is compared with. */
  static List<Target> of(List<Kind> kinds, Set<String> databases) {
    Judgement judgement = new Judgement(kinds, databases);
    databases.forEach(judgement::check);
    databases.forEach(judgement::spread);
    databases.forEach(judgement::line);
    databases.forEach(judgement::declarations);
    databases.forEach(judgement::alone);
    databases.forEach(judgement::intake);
    return judgement.targets.stream().filter(Target::measured).toList();
  }

  private void check(String database) {
    double rate = rate("check", database);
    ceiling(0.85, "check, " + database, rate, "echo and bare read", rate("echo", ""), rate("read", database));
    double p99 = median("check", database, Kind.Measured::p99Ms);
    double echo = median("echo", "", Kind.Measured::p99Ms);
    targets.add(Target.atMost(1.5, "check, " + database + ", p99", milliseconds(p99), "the echo's " + milliseconds(echo), p99 / echo));
  }

  private void spread(String database) {
    ceiling(0.8, "reserve + clear, spread, " + database, rate("spread", database), "echo and bare writer", rate("echo", ""), rate("writer", database));
    double rate = rate("spread", database);
    double conventional = rate("conventional", database);
    targets.add(Target.atLeast(4, "reserve + clear, spread, " + database, perSecond(rate), "conventional build " + perSecond(conventional), rate / conventional, Double.NaN));
  }

  private void line(String database) {
    double rate = rate("line", database);
    double spread = rate("spread", database);
    targets.add(Target.atLeast(0.8, "reserve + clear, one line, " + database, perSecond(rate), "spread over lines " + perSecond(spread), rate / spread, rate / rate("echo", "")));
  }

  private void declarations(String database) {
    ceiling(0.7, "declarations over the queue, " + database, rate("declarations", database), "bare pipe and bare writer", rate("pipe", ""), rate("writer-declarations", database));
  }

  /** Times of what is done one after the other add up. */
  private void alone(String database) {
    double time = median("alone", database, Kind.Measured::p50Ms);
    double echo = median("alone-echo", "", Kind.Measured::p50Ms);
    double transaction = median("alone-writer", database, Kind.Measured::p50Ms);
    double conventional = median("alone-conventional", database, Kind.Measured::p50Ms);
    targets.add(Target.atMost(1.3, "alone, reserve + clear, " + database + ", p50", milliseconds(time),
        "echo " + milliseconds(echo) + " + transaction " + milliseconds(transaction), time / (echo + transaction)));
    targets.add(Target.atMost(1.3, "alone, reserve + clear, " + database + ", p50", milliseconds(time), "conventional build alone " + milliseconds(conventional), time / conventional));
  }

  private void intake(String database) {
    double rate = rate("intake", database);
    double bare = rate("writer-intake", database);
    targets.add(Target.atLeast(0.5, "intake of licences in bulk, " + database, perSecond(rate), "bare writer of the same rows " + perSecond(bare), rate / bare, Double.NaN));
  }

  private void ceiling(double limit, String work, double rate, String of, double one, double other) {
    double ceiling = Target.ceiling(one, other);
    targets.add(Target.atLeast(limit, work, perSecond(rate), String.format(Locale.ROOT, "%s %.0f of %.0f + %.0f/s", of, ceiling, one, other), rate / ceiling, rate / rate("echo", "")));
  }

  private double rate(String name, String database) {
    return kind(name, database) == null ? Double.NaN : kind(name, database).perSecond();
  }

  private double median(String name, String database, ToDoubleFunction<Kind.Measured> what) {
    return kind(name, database) == null ? Double.NaN : kind(name, database).median(what);
  }

  private Kind kind(String name, String database) {
    return kinds.stream().filter(kind -> kind.name.equals(name) && kind.database.equals(database)).findFirst().orElse(null);
  }

  static String perSecond(double rate) {
    return String.format(Locale.ROOT, "%.0f/s", rate);
  }

  static String milliseconds(double time) {
    return String.format(Locale.ROOT, "%.2f ms", time);
  }
}
