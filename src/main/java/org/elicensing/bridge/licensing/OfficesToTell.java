package org.elicensing.bridge.licensing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.elicensing.bridge.database.DatabaseUnavailable;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.writer.Desk;

/** Who is told of news of a licence: offices that asked for it, and offices with a declaration that holds something of it. */
final class OfficesToTell {

  private record Count(String office, long holds) {}

  private OfficesToTell() {}

  /** As the books of the batch stand, which the database does not have yet. */
  static Set<String> of(Desk desk, long licenceId) {
    try {
      Connection connection = desk.errands().connection();
      Set<String> offices = new TreeSet<>(Sql.query(connection, "select office from push_interest where licence_id = ?", row -> row.getString(1), licenceId));
      for (PushInterest asked : desk.errands().waiting(PushInterest.class)) {
        if (asked.licenceId() == licenceId && asked.wanted()) {
          offices.add(asked.office());
        } else if (asked.licenceId() == licenceId) {
          offices.remove(asked.office());
        }
      }
      offices.addAll(holding(desk, connection, licenceId));
      return offices;
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    }
  }

  private static Set<String> holding(Desk desk, Connection connection, long licenceId) throws SQLException {
    Map<String, Long> holds = new HashMap<>();
    Sql.query(connection, "select office, count(*) from hold where licence_id = ? and consumed = 0 and office is not null group by office",
        row -> new Count(row.getString(1), row.getLong(2)), licenceId).forEach(each -> holds.put(each.office(), each.holds()));
    desk.books().holds.changes().forEach(change -> {
      count(holds, change.before(), licenceId, -1);
      count(holds, change.after(), licenceId, 1);
    });
    Set<String> offices = new TreeSet<>(holds.keySet());
    offices.removeIf(office -> holds.get(office) <= 0);
    return offices;
  }

  private static void count(Map<String, Long> holds, Hold hold, long licenceId, long more) {
    if (hold != null && hold.licenceId() == licenceId && !hold.consumed() && hold.office() != null) {
      holds.merge(hold.office(), more, Long::sum);
    }
  }
}
