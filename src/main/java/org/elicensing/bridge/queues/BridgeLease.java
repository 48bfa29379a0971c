package org.elicensing.bridge.queues;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.concurrent.ThreadLocalRandom;
import java.util.Set;
import java.util.HashSet;
import java.util.function.LongConsumer;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.DatabaseUnavailable;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.database.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the other bridges of one database that this one lives, and inherits the outbox of those that do not.
 * A bridge is gone when its sign of life did not change for a while on this bridge's own watch, so that clocks
 * may disagree; a bridge that nobody registered is gone at once.
 */
public final class BridgeLease implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BridgeLease.class);
  private static final Duration BEAT = Duration.ofSeconds(2);
  private static final Duration GONE = Duration.ofSeconds(10);

  private record Sign(long seenAt, long sinceNanos) {}

  private final Database database;
  private final long bridge;
  private final Clock clock;
  private final LongConsumer takenOver;
  private final Duration beat;
  private final Duration gone;
  private final Map<Long, Sign> signs = new HashMap<>();
  private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "bridge-lease"));
  private final long startedAt;
  private long lastBeat;
  private boolean away;

  /**
   * @param bridge id of this run, the one that the journal writes outbox rows under
   * @param takenOver is told the highest id of rows taken over, before that is committed
   */
  public BridgeLease(Database database, long bridge, Clock clock, LongConsumer takenOver) {
    this(database, bridge, clock, takenOver, BEAT, GONE);
  }

  BridgeLease(Database database, long bridge, Clock clock, LongConsumer takenOver, Duration beat, Duration gone) {
    this.database = database;
    this.bridge = bridge;
    this.clock = clock;
    this.takenOver = takenOver;
    this.beat = beat;
    this.gone = gone;
    this.startedAt = clock.millis();
  }

  /**
   * Registers this bridge, which must happen before it writes into the outbox. On the embedded database, whose
   * directory is locked, there can be no other bridge: whatever is found is taken over here and now.
   */
  public BridgeLease start() {
    try {
      database.write(this::register);
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    }
    beats.scheduleWithFixedDelay(this::beat, beat.toMillis(), beat.toMillis(), TimeUnit.MILLISECONDS);
    return this;
  }

  /** Ids that no other bridge on this database makes. */
  public static Ids ids(Database database, Clock clock) {
    Set<Long> taken = new HashSet<>(database.read(connection -> Sql.query(connection, "select id from bridge", row -> Ids.bridgeOf(row.getLong(1)))));
    List<Long> free = LongStream.range(0, Ids.BRIDGES).boxed().filter(number -> !taken.contains(number)).toList();
    return new Ids(clock, free.get(ThreadLocalRandom.current().nextInt(free.size())));
  }

  private Void register(Connection connection) throws SQLException {
    if (database.isEmbedded()) {
      Sql.update(connection, "delete from bridge where id <> ?", bridge);
    }
    sign(connection);
    inherit(connection);
    return null;
  }

  private void beat() {
    try {
      database.write(connection -> {
        sign(connection);
        buryTheGone(connection);
        inherit(connection);
        return null;
      });
      if (away) {
        LOG.info("bridge lease: the database is back");
        away = false;
      }
    } catch (SQLException | RuntimeException e) {
      if (!away) {
        LOG.warn("bridge lease: no sign of life can be given, trying again: {}", e.toString());
        away = true;
      }
    }
  }

  /** Always another value than before, even where the clock stands still; anew when others have given this bridge up. */
  private void sign(Connection connection) throws SQLException {
    lastBeat = Math.max(lastBeat + 1, clock.millis());
    if (Sql.update(connection, "update bridge set seen_at = ? where id = ?", lastBeat, bridge) == 0) {
      Sql.update(connection, "insert into bridge (id, started_at, seen_at) values (?,?,?)", bridge, startedAt, lastBeat);
    }
  }

  private void buryTheGone(Connection connection) throws SQLException {
    record Seen(long id, long at) {}
    List<Seen> others = Sql.query(connection, "select id, seen_at from bridge where id <> ? order by id", row -> new Seen(row.getLong("id"), row.getLong("seen_at")), bridge);
    signs.keySet().retainAll(others.stream().map(Seen::id).toList());
    long now = System.nanoTime();
    for (Seen other : others) {
      Sign known = signs.get(other.id());
      if (known == null || known.seenAt() != other.at()) {
        signs.put(other.id(), new Sign(other.at(), now));
      } else if (now - known.sinceNanos() >= gone.toNanos()) {
        // Only if it did not stir since it was read just now.
        Sql.update(connection, "delete from bridge where id = ? and seen_at = ?", other.id(), other.at());
      }
    }
  }

  /** Two bridges may try at once: the second waits for the rows and then finds that their owner lives. */
  private void inherit(Connection connection) throws SQLException {
    String orphans = " from outbox where bridge_id not in (select id from bridge)";
    long highest = Sql.query(connection, "select max(id) as highest" + orphans, row -> row.getLong("highest")).get(0);
    if (highest > 0) {
      takenOver.accept(highest);
      int rows = Sql.update(connection, "update outbox set bridge_id = ? where id <= ? and bridge_id not in (select id from bridge)", bridge, highest);
      LOG.info("{} outgoing messages of a bridge that is gone are sent by this one", rows);
    }
  }

  /** Signs off, so that others may send at once what this bridge left behind. */
  @Override
  public void close() {
    beats.shutdown();
    try {
      beats.awaitTermination(5, TimeUnit.SECONDS);
      database.write(connection -> Sql.update(connection, "delete from bridge where id = ?", bridge));
    } catch (SQLException | RuntimeException e) {
      LOG.debug("The database is away; others will notice that this bridge is gone", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
