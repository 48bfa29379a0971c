package org.elicensing.bridge.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Requests over many connections to one server. */
final class LoadKind extends Kind {

  private static final OperatingSystemMXBean OWN = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final int port;
  private final int connections;
  private final Supplier<Talk> talk;
  private final Supplier<Duration> cpu;
  private final Consumer<LoadGenerator.Load> count;
  private final DoubleSupplier settle;

  private LoadKind(String name, String title, int port, int connections, Supplier<Talk> talk, Supplier<Duration> cpu, Consumer<LoadGenerator.Load> count, DoubleSupplier settle) {
    super(name, title);
    this.port = port;
    this.connections = connections;
    this.talk = talk;
    this.cpu = cpu;
    this.count = count;
    this.settle = settle;
  }

  /** On a bridge, which counts what it answered and is waited for. */
  static LoadKind on(MeasuredBridge bridge, String name, String title, int connections, Supplier<Talk> talk) {
    return new LoadKind(name, title + ", " + bridge.store.database(), bridge.port(), connections, talk, bridge::cpu, bridge::count, bridge::settle);
  }

  /** On a server that has nothing left to do once it has answered. */
  static LoadKind on(ServerProcess server, String name, String title, int connections, Supplier<Talk> talk) {
    return new LoadKind(name, title, server.port(), connections, talk, server::cpu, load -> {
      if (load.wrong() > 0) {
        throw new IllegalStateException(title + ": " + load.wrong() + " answers were not as expected, the first: " + load.example());
      }
    }, () -> 0);
  }

  @Override
  Measured measure(double seconds) {
    long serverBefore = cpu.get().toNanos();
    long ownBefore = OWN.getProcessCpuTime();
    long began = System.nanoTime();
    LoadGenerator.Load load = LoadGenerator.run(port, Stream.generate(talk).limit(connections).toList(), seconds);
    double took = System.nanoTime() - began;
    double ownTime = OWN.getProcessCpuTime() - ownBefore;
    double serverTime = cpu.get().toNanos() - serverBefore;
    count.accept(load);
    answerBytes = load.answerBytes();
    return new Measured(load.perSecond(), milliseconds(load.latencies(), 50), milliseconds(load.latencies(), 99), ownTime / took, serverTime / took, settle.getAsDouble());
  }
}
