package org.elicensing.bridge.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Throughput and latency of one server over the number of connections. */
final class Curve {

  static final List<Integer> CONNECTIONS = List.of(1, 2, 4, 8, 16, 32, 64, 128);

  /** What was found with so many connections. */
  record Point(int connections, double perSecond, double p99Ms) {

    Map<String, Object> json() {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("connections", connections);
      all.put("perSecond", perSecond);
      all.put("p99Milliseconds", p99Ms);
      return all;
    }
  }

  final String title;
  final List<Point> points;

  private Curve(String title, List<Point> points) {
    this.title = title;
    this.points = points;
  }

  /** @param step 1 for every power of two, 2 for every other one */
  static Curve of(String title, Loaded loaded, Supplier<Talk> talk, double seconds, int step) {
    Lab.say("Over 1 to 128 connections: %s", title);
    return new Curve(title, CONNECTIONS.stream().filter(connections -> Integer.numberOfTrailingZeros(connections) % step == (CONNECTIONS.size() - 1) % step).map(connections -> point(loaded, talk, connections, seconds)).toList());
  }

  private static Point point(Loaded loaded, Supplier<Talk> talk, int connections, double seconds) {
    LoadGenerator.Load load = LoadGenerator.run(loaded.ports(), Stream.generate(talk).limit(connections).toList(), seconds);
    loaded.count(load);
    loaded.settle();
    return new Point(connections, load.perSecond(), Kind.milliseconds(load.latencies(), 99));
  }

  /** The most it did with any number of connections. */
  double peak() {
    return points.stream().mapToDouble(Point::perSecond).max().orElse(Double.NaN);
  }

  /** What it did with the most connections. */
  double last() {
    return points.get(points.size() - 1).perSecond();
  }
}
