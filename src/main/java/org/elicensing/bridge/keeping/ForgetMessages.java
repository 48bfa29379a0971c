package org.elicensing.bridge.keeping;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.database.Sql;

/**
 * Lets go of old messages of the journal whole: what they said, what they are found by, and what came of them, such as
 * a second person's word (Art 8) or what customs entered (Art 9). The
 * story of a declaration goes together, so long as nothing of it is needed.
 */
final class ForgetMessages extends LetGo {

  /** The last ?s: since when settled ones are kept, and twice the period. */
  private static final String OVER = " and id <= ? and identity is null"
      + " and not exists (select 1 from parked where parked.message_id = message.id and (parked.state = 'open' or parked.settled_at >= ?))"
      + " and not exists (select 1 from waiting where waiting.message_id = message.id)"
      + " and not exists (select 1 from approval where approval.message_id = message.id and approval.state = 'open')"
      + " and not exists (select 1 from list_subscription where list_subscription.message_id = message.id)"
      + " and not exists (select 1 from outbox where outbox.id = message.id or outbox.cause_id = message.id)"
      + " and not exists (select 1 from usage_message where usage_message.id = message.id and usage_message.acknowledged_at is null)"
      + " and not exists (select 1 from certificate where certificate.message_id = message.id and certificate.persons = 1)"
      + " and not exists (select 1 from declaration where declaration.id = message.declaration_id and declaration.id <> 0 and (declaration.last_message > ?"
      + " or exists (select 1 from hold where hold.declaration_id = declaration.id and (hold.consumed = 0 or hold.recorded_at >= ?))))";

  private static final List<String> PARTS = List.of("message_key", "payload", "parked", "approval", "entered_record");

  private final Period settled;

  /** @param settled how long settled ones are kept */
  ForgetMessages(Database database, Clock clock, Period period, Period settled) {
    super(database, clock, period);
    this.settled = settled;
  }

  @Override
  List<Long> due(Connection connection, Instant until, long after, int limit) throws SQLException {
    return Sql.query(connection, "select id from message where id > ?" + OVER + " order by id limit ?", row -> row.getLong(1), after, Ids.before(until), settledUntil(),
        Ids.before(until), until.toEpochMilli(), limit);
  }

  @Override
  boolean letGo(Connection connection, Instant until, long id) throws SQLException {
    List<Long> still = Sql.query(connection, "select id from message where id = ?" + OVER + database.forUpdate(), row -> row.getLong(1), id, Ids.before(until), settledUntil(),
        Ids.before(until), until.toEpochMilli());
    if (still.isEmpty()) {
      return false;
    }
    for (String part : PARTS) {
      Sql.update(connection, "delete from " + part + " where message_id = ?", id);
    }
    return Sql.update(connection, "delete from message where id = ?", id) == 1;
  }

  private long settledUntil() {
    return settled.until(clock.instant()).toEpochMilli();
  }
}
