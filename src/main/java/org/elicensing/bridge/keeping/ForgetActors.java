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
 * Takes out of old entries of the ledger who made them, why, and on which document: an officer is a person. What they
 * counted, when and at which office stays for good. Entries of a declaration that
 * holds something still, or used it within the period, are left whole.
 */
final class ForgetActors extends LetGo {

  private static final String OVER = " and id <= ? and (actor is not null or reason is not null or document is not null)"
      + " and not exists (select 1 from hold where hold.declaration_id = entry.declaration_id and hold.declaration_id <> 0 and (hold.consumed = 0 or hold.recorded_at >= ?))";

  ForgetActors(Database database, Clock clock, Period period) {
    super(database, clock, period);
  }

  @Override
  List<Long> due(Connection connection, Instant until, long after, int limit) throws SQLException {
    return Sql.query(connection, "select id from entry where id > ?" + OVER + " order by id limit ?", row -> row.getLong(1), after, Ids.before(until), until.toEpochMilli(), limit);
  }

  @Override
  boolean letGo(Connection connection, Instant until, long id) throws SQLException {
    return Sql.update(connection, "update entry set actor = null, reason = null, document = null where id = ?" + OVER, id, Ids.before(until), until.toEpochMilli()) == 1;
  }
}
