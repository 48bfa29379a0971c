package org.elicensing.bridge.metrics;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.DatabaseUnavailable;
import org.elicensing.bridge.database.Sql;

/** What waits in the database, asked at most every few seconds however often somebody looks. */
public final class Backlogs {

  private static final long FRESH_MILLISECONDS = 3_000;

  /**
   * What was found.
   *
   * @param parked open ones by cause
   * @param oldestUnanswered milliseconds of UTC, or null when nothing waits
   * @param oldestLeaving milliseconds of UTC, or null when the outbox is empty
   * @param oldestCalling milliseconds of UTC, or null when no customs office is to be called
   * @param approvals interventions that wait for a second person
   */
  public record Found(Map<String, Long> parked, Long oldestUnanswered, long leaving, Long oldestLeaving, long calling, Long oldestCalling, long approvals) {

    public long parkedInAll() {
      return parked.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private final Database database;
  private final Clock clock;
  private Found found;
  private DatabaseUnavailable away;
  private long at;

  public Backlogs(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** @throws DatabaseUnavailable when it cannot be asked */
  public synchronized Found now() {
    long now = System.nanoTime() / 1_000_000;
    if (found == null && away == null || now - at > FRESH_MILLISECONDS) {
      look();
      at = System.nanoTime() / 1_000_000;
    }
    if (away != null) {
      throw away;
    }
    return found;
  }

  /** That the database is away is kept as well: asking it may take as long as a scrape has time. */
  private void look() {
    try {
      found = database.read(Backlogs::look);
      away = null;
    } catch (DatabaseUnavailable e) {
      away = e;
    }
  }

  /** Seconds since then; 0 for null. */
  public double age(Long since) {
    return since == null ? 0 : Math.max(0, clock.millis() - since) / 1000.0;
  }

  private static Found look(Connection connection) throws SQLException {
    record Count(String cause, long number) {}
    record Outbox(long number, Long oldest) {}
    Map<String, Long> parked = new LinkedHashMap<>();
    Sql.query(connection, "select cause, count(*) from parked where state = 'open' group by cause order by cause", row -> new Count(row.getString(1), row.getLong(2)))
        .forEach(count -> parked.put(count.cause(), count.number()));
    Long unanswered = Sql.query(connection, "select min(message.received_at) as oldest from waiting join message on message.id = waiting.message_id",
        row -> Sql.longOrNull(row, "oldest")).get(0);
    Outbox calls = Sql.query(connection, "select count(*) as number, min(written_at) as oldest from callback",
        row -> new Outbox(row.getLong("number"), Sql.longOrNull(row, "oldest"))).get(0);
    Outbox outbox = Sql.query(connection, "select count(*) as number, min(created_at) as oldest from outbox",
        row -> new Outbox(row.getLong("number"), Sql.longOrNull(row, "oldest"))).get(0);
    long approvals = Sql.query(connection, "select count(*) from approval where state = 'open'", row -> row.getLong(1)).get(0);
    return new Found(parked, unanswered, outbox.number(), outbox.oldest(), calls.number(), calls.oldest(), approvals);
  }
}
