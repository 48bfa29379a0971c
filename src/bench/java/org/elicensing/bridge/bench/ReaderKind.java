package org.elicensing.bridge.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.elicensing.bridge.database.Sql;

/**
 * The bare indexed read: what a check has to know, each in one snapshot, on all processors at once. Whether the
 * message was answered before; the licence with its lines; the newest allocations on it.
 */
final class ReaderKind extends Kind {

  private static final int THREADS = Runtime.getRuntime().availableProcessors();
  private static final String LICENCE = "select licence.*, licence_line.* from licence_name join licence on licence.id = licence_name.licence_id"
      + " join licence_line on licence_line.licence_id = licence.id where licence_name.reference = ?";
  private static final String ALLOCATIONS = "select hold.*, declaration.mrn, declaration.lrn from hold join declaration on declaration.id = hold.declaration_id"
      + " where hold.licence_id = ? order by hold.entry_id desc limit 20";

  private final Store store;
  private final int licences;

  ReaderKind(String name, String title, Store store, int licences) {
    super(name, title, store.database());
    this.store = store;
    this.licences = licences;
  }

  @Override
  Measured measure(double seconds) {
    OwnTime time = OwnTime.begin(store::cpu);
    Histogram latencies = new ConcurrentHistogram(60_000_000_000L, 3);
    long began = System.nanoTime();
    long until = began + (long) (seconds * 1e9);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> readers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int seed = i;
        readers.add(threads.submit(() -> readUntil(until, new SplittableRandom(seed), latencies)));
      }
      for (Future<?> reader : readers) {
        reader.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(title + " failed", e);
    } finally {
      threads.shutdown();
    }
    double took = (System.nanoTime() - began) / 1e9;
    return new Measured(latencies.getTotalCount() / took, milliseconds(latencies, 50), milliseconds(latencies, 99), 0, time.ownCores() + time.serverCores(), 0);
  }

  private Void readUntil(long until, SplittableRandom random, Histogram latencies) throws SQLException {
    try (Connection connection = store.reader()) {
      for (long now = System.nanoTime(); now < until;) {
        String reference = Requests.reference(Requests.CHECKED, random.nextInt(licences));
        int found = read(connection, reference, "nobody/" + random.nextLong());
        connection.commit();
        if (found < Options.LINES) {
          throw new IllegalStateException("The licence " + reference + " is not as it was pushed.");
        }
        long then = System.nanoTime();
        latencies.recordValue(then - now);
        now = then;
      }
    }
    return null;
  }

  private static int read(Connection connection, String reference, String identity) throws SQLException {
    Sql.query(connection, "select id from message where identity = ?", row -> row.getLong(1), identity);
    List<TableRow> lines = Sql.query(connection, LICENCE, TableRow::of, reference);
    return lines.size() + Sql.query(connection, ALLOCATIONS, TableRow::of, lines.get(0).number("licence_id")).size();
  }
}
