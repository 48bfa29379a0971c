package org.elicensing.bridge.keeping;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Sql;

/** Lets go of which usage messages were acknowledged when; how many there were stays, so that numbers never begin anew. */
final class ForgetUsage extends LetGo {

  private static final String OVER = " and acknowledged_at < ?";

  ForgetUsage(Database database, Clock clock, Period period) {
    super(database, clock, period);
  }

  @Override
  List<Long> due(Connection connection, Instant until, long after, int limit) throws SQLException {
    return Sql.query(connection, "select id from usage_message where id > ?" + OVER + " order by id limit ?", row -> row.getLong(1), after, until.toEpochMilli(), limit);
  }

  @Override
  boolean letGo(Connection connection, Instant until, long id) throws SQLException {
    return Sql.update(connection, "delete from usage_message where id = ?" + OVER, id, until.toEpochMilli()) == 1;
  }
}
