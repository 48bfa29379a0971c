package org.elicensing.bridge.licensing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Failures;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.journal.JournalStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for a person when a licensing system does not acknowledge what it was told: once for each system, under the
 * oldest such message, however many are outstanding and however many bridges look. When all of them are acknowledged
 * after all, nobody is needed any more.
 */
public final class UsageWatch implements Runnable {

  static final String CAUSE = "usage-not-acknowledged";
  private static final Logger LOG = LoggerFactory.getLogger(UsageWatch.class);

  /** Until which moment a person was asked about the system, and under which message. */
  private record Asked(long until, long message) {}

  private record Oldest(long id, long toldAt) {}

  private final Database database;
  private final JournalStore journal;
  private final Clock clock;
  private final Duration patience;

  /** @param patience zero: nobody is asked */
  public UsageWatch(Database database, JournalStore journal, Clock clock, Duration patience) {
    this.database = database;
    this.journal = journal;
    this.clock = clock;
    this.patience = patience;
  }

  @Override
  public void run() {
    try {
      for (String system : systems()) {
        database.write(connection -> watch(connection, system));
      }
    } catch (SQLException e) {
      if (!Failures.collision(e)) {
        LOG.warn("Acknowledgements of usage cannot be watched: {}", e.toString());
      }
    } catch (RuntimeException e) {
      LOG.warn("Acknowledgements of usage cannot be watched: {}", e.toString());
    }
  }

  private List<String> systems() {
    return database.read(connection -> Sql.query(connection, "select distinct system from usage_count order by system", row -> row.getString(1)));
  }

  /** The row of the system is locked first, so that several bridges look one after the other. */
  private Void watch(Connection connection, String system) throws SQLException {
    Sql.update(connection, "insert into usage_overdue (system, until, message_id) values (?,-1,-1) on conflict (system) do nothing", system);
    Asked asked = Sql.query(connection, "select until, message_id from usage_overdue where system = ?" + database.forUpdate(), UsageWatch::asked, system).get(0);
    if (open(connection, asked.message())) {
      settle(connection, system, asked);
    } else if (!patience.isZero()) {
      ask(connection, system, asked);
    }
    return null;
  }

  private static Asked asked(ResultSet row) throws SQLException {
    return new Asked(row.getLong(1), row.getLong(2));
  }

  private static boolean open(Connection connection, long message) throws SQLException {
    return !Sql.query(connection, "select message_id from parked where message_id = ? and cause = ? and state = 'open'", row -> row.getLong(1), message, CAUSE).isEmpty();
  }

  private void settle(Connection connection, String system, Asked asked) throws SQLException {
    if (oldest(connection, system, -1, asked.until()).isEmpty()) {
      Sql.update(connection, "update parked set state = 'resumed', settled_at = ? where message_id = ? and state = 'open'", clock.millis(), asked.message());
    }
  }

  private void ask(Connection connection, String system, Asked asked) throws SQLException {
    long until = clock.instant().minus(patience).toEpochMilli();
    Optional<Oldest> oldest = oldest(connection, system, asked.until(), until);
    if (oldest.isPresent()) {
      journal.park(connection, oldest.get().id(), CAUSE, sentence(connection, system, oldest.get(), until), clock.instant());
      Sql.update(connection, "update usage_overdue set until = ?, message_id = ? where system = ?", until, oldest.get().id(), system);
    }
  }

  /** The oldest outstanding one told after the one moment and until the other that has left: what waits in the outbox was not told yet. */
  private static Optional<Oldest> oldest(Connection connection, String system, long after, long until) throws SQLException {
    return Sql.query(connection, "select usage_message.id, told_at from usage_message join message on message.id = usage_message.id"
        + " where usage_message.system = ? and acknowledged_at is null and told_at > ? and told_at <= ? order by usage_message.id limit 1",
        row -> new Oldest(row.getLong(1), row.getLong(2)), system, after, until).stream().findFirst();
  }

  private static String sentence(Connection connection, String system, Oldest oldest, long until) throws SQLException {
    long number = Sql.query(connection, "select count(*) from usage_message where system = ? and acknowledged_at is null and told_at <= ?", row -> row.getLong(1), system, until).get(0);
    return "The licensing system " + system + " has not acknowledged " + number + " usage messages; the oldest was told on " + Instant.ofEpochMilli(oldest.toldAt()) + ".";
  }
}
