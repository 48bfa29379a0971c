package org.elicensing.bridge.keeping;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Sql;

/** Takes out of old suspensions and outages which persons decided them and why; that they were, and when, stays. What lasts is left whole. */
final class ForgetDeciders extends LetGo {

  static final String GONE = "no longer kept";

  private final String table;
  private final String over;
  private final String gone;

  private ForgetDeciders(Database database, Clock clock, Period period, String table, String over, String gone) {
    super(database, clock, period);
    this.table = table;
    this.over = " and person <> '" + GONE + "' and " + over;
    this.gone = "person = '" + GONE + "', reason = '" + GONE + "', " + gone + ", revision = revision + 1";
  }

  static ForgetDeciders ofSuspensions(Database database, Clock clock, Period period) {
    return new ForgetDeciders(database, clock, period, "suspension", "state = 'lifted' and lifted_at < ?", "lifted_by = null, lifted_why = null");
  }

  static ForgetDeciders ofOutages(Database database, Clock clock, Period period) {
    return new ForgetDeciders(database, clock, period, "outage", "until_at < ?", "ended_by = null");
  }

  @Override
  List<Long> due(Connection connection, Instant until, long after, int limit) throws SQLException {
    return Sql.query(connection, "select id from " + table + " where id > ?" + over + " order by id limit ?", row -> row.getLong(1), after, until.toEpochMilli(), limit);
  }

  @Override
  boolean letGo(Connection connection, Instant until, long id) throws SQLException {
    return Sql.update(connection, "update " + table + " set " + gone + " where id = ?" + over, id, until.toEpochMilli()) == 1;
  }
}
