package org.elicensing.bridge.certex;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.DatabaseUnavailable;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.database.StaleRow;
import org.elicensing.bridge.reading.Json;

/** The subscriptions of lists, and how far each delivery has come. */
public final class Subscriptions {

  private static final String SELECT = "select * from list_subscription where ";

  private final Database database;
  private final Clock clock;

  public Subscriptions(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  static void insert(Connection connection, Subscription subscription) throws SQLException {
    Sql.update(connection, "insert into list_subscription (message_id, office, filter, period, since, next_at, page, page_after) values (?,?,?,?,?,?,?,?)", subscription.messageId(),
        subscription.office(), Json.text(subscription.filter().tree()), subscription.period(), subscription.since().toEpochMilli(), subscription.nextAt().toEpochMilli(),
        subscription.page(), subscription.after());
  }

  /** Oldest first, from the one after that given. */
  public List<Subscription> all(long after, int limit) {
    return database.read(connection -> Sql.query(connection, SELECT + "message_id > ? order by message_id limit ?", Subscriptions::subscription, after, limit));
  }

  /** The one whose delivery, or whose next page, has been due for longest. */
  Optional<Subscription> due() {
    return database.read(connection -> Sql.query(connection, SELECT + "next_at <= ? order by next_at, message_id limit 1", Subscriptions::subscription, clock.millis()))
        .stream().findFirst();
  }

  /** The row as it stands, kept from other bridges until this transaction ends; empty when somebody has ended it. */
  Optional<Subscription> lock(Connection connection, long messageId) throws SQLException {
    return Sql.query(connection, SELECT + "message_id = ?" + database.forUpdate(), Subscriptions::subscription, messageId).stream().findFirst();
  }

  static void advance(Connection connection, Subscription after) throws SQLException {
    if (Sql.update(connection, "update list_subscription set next_at = ?, page = ?, page_after = ? where message_id = ?", after.nextAt().toEpochMilli(), after.page(), after.after(),
        after.messageId()) != 1) {
      throw new StaleRow("subscription " + after.messageId());
    }
  }

  /** @return false if there is no such subscription */
  public boolean end(long messageId) {
    try {
      return database.write(connection -> Sql.update(connection, "delete from list_subscription where message_id = ?", messageId)) == 1;
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    }
  }

  private static Subscription subscription(ResultSet row) throws SQLException {
    return new Subscription(row.getLong("message_id"), row.getString("office"), LicenceFilter.of(row.getString("filter")), row.getString("period"),
        Instant.ofEpochMilli(row.getLong("since")), Instant.ofEpochMilli(row.getLong("next_at")), row.getInt("page"), row.getLong("page_after"));
  }
}
