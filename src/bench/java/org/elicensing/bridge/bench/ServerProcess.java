package org.elicensing.bridge.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server in a process of its own; its output goes into a file. */
final class ServerProcess implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");
  private static final int PATIENCE_SECONDS = 180;

  private final Process process;
  private final int port;

  private ServerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Returns once the server has said at which port it listens. */
  static ServerProcess start(Path log, List<String> command, Map<String, String> environment) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(log.getParent().toFile()).redirectErrorStream(true);
      builder.environment().putAll(environment);
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      CompletableFuture<Integer> port = new CompletableFuture<>();
      Thread copier = new Thread(() -> copy(process, log, port), "output of " + log.getFileName());
      copier.setDaemon(true);
      copier.start();
      return new ServerProcess(process, port.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("A server did not start, see " + log, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void copy(Process process, Path log, CompletableFuture<Integer> port) {
    try (BufferedReader in = process.inputReader(); Writer out = Files.newBufferedWriter(log)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.write(line + "\n");
        Matcher address = ADDRESS.matcher(line);
        if (!port.isDone() && address.find()) {
          port.complete(Integer.parseInt(address.group(1)));
        }
      }
    } catch (IOException e) {
      // Its output ended.
    }
    port.completeExceptionally(new IllegalStateException("It ended early."));
  }

  int port() {
    return port;
  }

  /** The most memory that was resident at once, in MiB; NaN where the system does not tell. */
  double mostResidentMiB() {
    return status("VmHWM:");
  }

  /** The memory that is resident just now. */
  double residentMiB() {
    return status("VmRSS:");
  }

  private double status(String what) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines.filter(line -> line.startsWith(what)).mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / 1024).findFirst().orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  /** Processor time used so far, by all its threads. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Asks it to stop, and waits. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("A server did not stop within " + PATIENCE_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
