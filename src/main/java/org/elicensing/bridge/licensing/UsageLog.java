package org.elicensing.bridge.licensing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.elicensing.bridge.database.Sql;

/** Which usage messages were told, and which of them were acknowledged. Licences are written in the order of their ids, by every bridge. */
final class UsageLog {

  /** A message that is told with the commit. */
  record Told(long id, long licenceId, String system, long number, Instant at) {}

  /** How far a licence is that something was told of. */
  record Count(long licenceId, long told, long lastMessage) {}

  private UsageLog() {}

  static List<Count> counts(Connection connection, Collection<Long> licences) throws SQLException {
    return Sql.among(connection, "select licence_id, told, last_message from usage_count where licence_id in (?)", licences, row -> new Count(row.getLong(1), row.getLong(2), row.getLong(3)));
  }

  static void save(Connection connection, List<Told> told) throws SQLException {
    Sql.batch(connection, "insert into usage_message (id, licence_id, number, system, told_at) values (?,?,?,?,?)", told,
        (statement, each) -> Sql.bindAll(statement, each.id(), each.licenceId(), each.number(), each.system(), each.at().toEpochMilli()));
    Map<Long, Told> last = told.stream().collect(Collectors.toMap(Told::licenceId, each -> each, (one, later) -> later, TreeMap::new));
    Sql.batch(connection, "insert into usage_count (licence_id, system, told, acknowledged, last_message) values (?,?,?,0,?)"
        + " on conflict (licence_id) do update set told = excluded.told, last_message = excluded.last_message", last.values(),
        (statement, each) -> Sql.bindAll(statement, each.licenceId(), each.system(), each.number(), each.id()));
  }

  /** Everything up to and including the number; what was acknowledged before keeps its first time. */
  static void acknowledge(Connection connection, long licence, long upTo, Instant now) throws SQLException {
    counted(connection, licence, Sql.update(connection, "update usage_message set acknowledged_at = ? where licence_id = ? and number <= ? and acknowledged_at is null",
        now.toEpochMilli(), licence, upTo));
  }

  static void acknowledge(Connection connection, long licence, Collection<Long> numbers, Instant now) throws SQLException {
    int some = 0;
    for (long number : numbers) {
      some += Sql.update(connection, "update usage_message set acknowledged_at = ? where licence_id = ? and number = ? and acknowledged_at is null", now.toEpochMilli(), licence, number);
    }
    counted(connection, licence, some);
  }

  private static void counted(Connection connection, long licence, int some) throws SQLException {
    Sql.update(connection, "update usage_count set acknowledged = acknowledged + ? where licence_id = ?", some, licence);
  }
}
