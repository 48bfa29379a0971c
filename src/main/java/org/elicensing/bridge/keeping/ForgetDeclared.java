package org.elicensing.bridge.keeping;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.database.Sql;

/** Forgets what old declarations declared and who declared it. Their MRNs stay, for the ledger's entries to be told by. */
final class ForgetDeclared extends LetGo {

  /** Nothing is held, nothing was consumed within the period, no message of it came since or waits, no timer is to act. */
  private static final String OVER = " and id <> 0 and last_message <= ?"
      + " and (declared is not null or lrn is not null or amendment is not null or amended is not null or exit is not null)"
      + " and not exists (select 1 from hold where hold.declaration_id = declaration.id and (hold.consumed = 0 or hold.recorded_at >= ?))"
      + " and not exists (select 1 from waiting where waiting.declaration_id = declaration.id)"
      + " and not exists (select 1 from timer where timer.declaration_id = declaration.id and timer.state in ('open', 'postponed'))";

  ForgetDeclared(Database database, Clock clock, Period period) {
    super(database, clock, period);
  }

  @Override
  List<Long> due(Connection connection, Instant until, long after, int limit) throws SQLException {
    return Sql.query(connection, "select id from declaration where id > ?" + OVER + " order by id limit ?", row -> row.getLong(1), after, Ids.before(until), until.toEpochMilli(), limit);
  }

  @Override
  boolean letGo(Connection connection, Instant until, long id) throws SQLException {
    return Sql.update(connection, "update declaration set declared = null, amendment = null, amended = null, exit = null, lrn = null, declarant = null,"
        + " revision = revision + 1 where id = ?" + OVER, id, Ids.before(until), until.toEpochMilli()) == 1;
  }
}
