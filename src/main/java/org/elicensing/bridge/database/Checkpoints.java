package org.elicensing.bridge.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies what was committed from the log of the embedded database into its file, beside those who write: a commit that had to do
 * so would keep everybody waiting who is in it. What stays behind is copied by a commit after all, so that the log never grows
 * without bound.
 */
final class Checkpoints implements AutoCloseable {

  /** Pages of the log from which on a commit copies by itself: 32 MB. */
  static final int MOST_PAGES = 8000;
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
  private static final long EVERY_MILLISECONDS = 1000;

  private final String url;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Checkpoints::thread);

  Checkpoints(String url) {
    this.url = url;
    clock.scheduleWithFixedDelay(this::copy, EVERY_MILLISECONDS, EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
  }

  /** Keeps no program from ending whose database could not be brought up. */
  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "checkpoints");
    thread.setDaemon(true);
    return thread;
  }

  private void copy() {
    try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement()) {
      statement.execute("pragma wal_checkpoint(passive)");
    } catch (SQLException | RuntimeException e) {
      LOG.debug("What was committed is copied later: {}", e.toString());
    }
  }

  @Override
  public void close() {
    clock.shutdown();
    try {
      clock.awaitTermination(EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
