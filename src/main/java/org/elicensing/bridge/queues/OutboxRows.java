package org.elicensing.bridge.queues;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.journal.JournalStore;

/** The outbox as one bridge sees it. */
final class OutboxRows {

  /** Backlog of this bridge: how many messages wait, and since when the oldest does (0 for none). */
  record Backlog(long messages, long oldestAt) {}

  private final Database database;
  private final JournalStore journal;
  private final long bridge;
  private final Clock clock;

  OutboxRows(Database database, JournalStore journal, long bridge, Clock clock) {
    this.database = database;
    this.journal = journal;
    this.bridge = bridge;
    this.clock = clock;
  }

  /** Oldest first; without those that must wait until another bridge has sent what is older under the same key. */
  List<OutboxRow> next(int most) {
    return database.read(connection -> Sql.query(connection, OutboxRow.SELECT + " where outbox.bridge_id = ? and not exists"
        + " (select 1 from outbox older where older.order_key = outbox.order_key and older.id < outbox.id and older.bridge_id <> outbox.bridge_id)"
        + " order by outbox.id limit " + most, OutboxRow::of, bridge));
  }

  /** The highest id that waits for this bridge, or 0. */
  long newest() {
    return database.read(connection -> Sql.query(connection, "select max(id) as newest from outbox where bridge_id = ?", row -> row.getLong("newest"), bridge).get(0));
  }

  Backlog backlog() {
    return database.read(connection -> Sql.query(connection, "select count(*) as messages, min(created_at) as oldest from outbox where bridge_id = ?",
        row -> new Backlog(row.getLong("messages"), row.getLong("oldest")), bridge).get(0));
  }

  /** The broker has them: the journal says so, and the outbox lets go of them. One that another bridge took over meanwhile may be gone already. */
  void sent(List<OutboxRow> rows) throws SQLException {
    Set<Long> ids = rows.stream().map(OutboxRow::id).collect(Collectors.toCollection(TreeSet::new));
    database.write(connection -> {
      journal.sent(connection, there(connection, ids), clock.instant());
      return null;
    });
  }

  /** Gives a message up: its cause is shown to a human, what was to be sent stands in the journal. */
  void unsendable(OutboxRow row, String why) throws SQLException {
    database.write(connection -> {
      if (!there(connection, Set.of(row.id())).isEmpty()) {
        journal.unsendable(connection, row.id(), row.destination(), row.correlation(), why, clock.instant());
      }
      journal.park(connection, row.cause(), "cannot-send", "The answer cannot be sent to " + row.destination() + ": " + why, clock.instant());
      return null;
    });
  }

  private List<Long> there(Connection connection, Set<Long> ids) throws SQLException {
    return Sql.among(connection, "select id from outbox where id in (?) order by id" + database.forUpdate(), ids, row -> row.getLong("id"));
  }
}
