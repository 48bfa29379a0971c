package org.elicensing.bridge.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.elicensing.bridge.database.Sql;

/** Looks from beside how far bridges are with what they were given. */
final class BridgeWatch {

  private static final long SETTLE_SECONDS = 600;

  private final String name;
  private final Store store;

  BridgeWatch(String name, Store store) {
    this.name = name;
    this.store = store;
  }

  /** Waits until nothing of one measurement is left to do in the next: the journal is written, the outbox empty. Returns seconds. */
  double settle(List<Integer> ports) {
    long began = System.nanoTime();
    try (Connection connection = store.connect()) {
      for (int quiet = 0; quiet < 2;) {
        boolean idle = backlog(ports) == 0 && Sql.query(connection, "select 1 from outbox limit 1", row -> 1).isEmpty();
        quiet = idle ? quiet + 1 : 0;
        if (System.nanoTime() - began > SETTLE_SECONDS * 1_000_000_000) {
          throw new IllegalStateException("The " + name + " still has work " + SETTLE_SECONDS + " s after the last answer");
        }
        Thread.sleep(idle ? 50 : 100);
      }
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("The " + name + " cannot be watched", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private static double backlog(List<Integer> ports) throws IOException {
    double all = 0;
    for (int port : ports) {
      try (InputStream in = URI.create("http://127.0.0.1:" + port + "/observe/metrics").toURL().openStream()) {
        all += new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("bridge_writer_backlog "))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ')))).findFirst().orElseThrow();
      }
    }
    return all;
  }

  /** The id of the newest message. */
  long newest() {
    try (Connection connection = store.connect()) {
      return Sql.query(connection, "select max(id) from message", row -> row.getLong(1)).get(0);
    } catch (SQLException e) {
      throw new IllegalStateException("The " + name + " cannot be watched", e);
    }
  }
}
