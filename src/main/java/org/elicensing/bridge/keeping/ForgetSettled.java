package org.elicensing.bridge.keeping;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Sql;

/** Lets go of why messages were parked and how people settled them; what is open stays however old it is. */
final class ForgetSettled extends LetGo {

  private static final String SETTLED = " and state <> 'open' and settled_at < ?";

  ForgetSettled(Database database, Clock clock, Period period) {
    super(database, clock, period);
  }

  @Override
  List<Long> due(Connection connection, Instant until, long after, int limit) throws SQLException {
    return Sql.query(connection, "select message_id from parked where message_id > ?" + SETTLED + " order by message_id limit ?", row -> row.getLong(1), after, until.toEpochMilli(), limit);
  }

  @Override
  boolean letGo(Connection connection, Instant until, long id) throws SQLException {
    return Sql.update(connection, "delete from parked where message_id = ?" + SETTLED, id, until.toEpochMilli()) == 1;
  }
}
