package org.elicensing.bridge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Processor time of processes, by what Linux says of them; elsewhere by what Java knows. */
final class ProcessTime {

  /** Linux counts in hundredths of a second whatever its clock does. */
  private static final long TICK_MILLISECONDS = 10;
  /** Where the numbers begin in /proc/…/stat, counted from behind the name of the program. */
  private static final int OWN = 11;
  private static final int OF_ENDED_CHILDREN = 13;

  private ProcessTime() {}

  /** Of a process with all its children, also those that have ended. */
  static Duration ofFamily(long pid) {
    Duration children = ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).map(child -> read(child.pid(), OWN)).reduce(Duration.ZERO, Duration::plus);
    return read(pid, OWN).plus(read(pid, OF_ENDED_CHILDREN)).plus(children);
  }

  /** Of one process. */
  static Duration of(long pid) {
    return read(pid, OWN);
  }

  private static Duration read(long pid, int from) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] numbers = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Duration.ofMillis(TICK_MILLISECONDS * (Long.parseLong(numbers[from]) + Long.parseLong(numbers[from + 1])));
    } catch (IOException e) {
      return from == OWN ? ProcessHandle.of(pid).flatMap(each -> each.info().totalCpuDuration()).orElse(Duration.ZERO) : Duration.ZERO;
    }
  }
}
