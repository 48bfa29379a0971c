package org.elicensing.bridge.operator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks after everything the bridge needs, at most every second, and never waits long for an answer. */
public final class Health implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 5;
  private static final long FRESH_NANOSECONDS = TimeUnit.SECONDS.toNanos(1);

  /** @param trouble what is wrong, or null */
  public record State(boolean up, String trouble) {}

  private final List<HealthCheck> checks;
  private final Map<String, CompletableFuture<State>> running = new LinkedHashMap<>();
  private final ExecutorService probes = Executors.newCachedThreadPool(work -> {
    Thread thread = new Thread(work, "health");
    thread.setDaemon(true);
    return thread;
  });
  private Map<String, State> states;
  private long at;
  private volatile boolean serving;

  public Health(List<HealthCheck> checks) {
    this.checks = List.copyOf(checks);
  }

  /** Says from when, and until when, partners are to come. */
  public void serving(boolean now) {
    serving = now;
  }

  public boolean isServing() {
    return serving;
  }

  /** Every check by its name, in order. */
  public synchronized Map<String, State> look() {
    if (states == null || System.nanoTime() - at > FRESH_NANOSECONDS) {
      // A check that still hangs is not started a second time.
      checks.forEach(check -> running.computeIfAbsent(check.name(), name -> CompletableFuture.supplyAsync(() -> probe(check), probes)));
      Map<String, State> found = new LinkedHashMap<>();
      checks.forEach(check -> found.put(check.name(), await(check.name())));
      states = found;
      at = System.nanoTime();
    }
    return states;
  }

  public static boolean allUp(Map<String, State> states) {
    return states.values().stream().allMatch(State::up);
  }

  private State await(String name) {
    try {
      State state = running.get(name).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      running.remove(name);
      return state;
    } catch (TimeoutException e) {
      return new State(false, "no answer within " + PATIENCE_SECONDS + " seconds");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new State(false, "interrupted");
    } catch (ExecutionException e) {
      running.remove(name);
      return new State(false, String.valueOf(e.getCause()));
    }
  }

  private static State probe(HealthCheck check) {
    try {
      return check.probe().works() ? new State(true, null) : new State(false, "does not answer");
    } catch (Exception e) {
      return new State(false, e.getMessage());
    }
  }

  @Override
  public void close() {
    probes.shutdownNow();
  }
}
