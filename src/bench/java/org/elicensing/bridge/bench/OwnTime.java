package org.elicensing.bridge.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Supplier;

/** How many processors this program and a server keep busy from one moment on. */
final class OwnTime {

  private static final OperatingSystemMXBean OWN = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final Supplier<Duration> server;
  private final long began = System.nanoTime();
  private final long ownBefore = OWN.getProcessCpuTime();
  private final long serverBefore;

  private OwnTime(Supplier<Duration> server) {
    this.server = server;
    this.serverBefore = server.get().toNanos();
  }

  static OwnTime begin(Supplier<Duration> server) {
    return new OwnTime(server);
  }

  double ownCores() {
    return (OWN.getProcessCpuTime() - ownBefore) / (double) (System.nanoTime() - began);
  }

  double serverCores() {
    return serverSeconds() * 1e9 / (System.nanoTime() - began);
  }

  double serverSeconds() {
    return (server.get().toNanos() - serverBefore) / 1e9;
  }
}
