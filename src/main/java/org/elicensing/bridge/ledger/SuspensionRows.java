package org.elicensing.bridge.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.elicensing.bridge.database.Sql;

/** How suspensions stand in their table, both ways. */
public final class SuspensionRows {

  private SuspensionRows() {}

  public static Suspension suspension(ResultSet row) throws SQLException {
    Long liftedAt = Sql.longOrNull(row, "lifted_at");
    return new Suspension(row.getLong("id"), row.getLong("licence_id"), row.getLong("declaration_id"), Instant.ofEpochMilli(row.getLong("since")),
        Instant.ofEpochMilli(row.getLong("until")), row.getInt("exceptional") == 1, row.getString("person"), row.getString("reason"),
        liftedAt == null ? null : new Suspension.Lifted(Instant.ofEpochMilli(liftedAt), row.getString("lifted_by"), row.getString("lifted_why")),
        row.getLong("made_by"), row.getLong("revision"));
  }

  /** Those that stand on the licences, which are locked by now. */
  static void load(Connection connection, Books books, Collection<Long> licences) throws SQLException {
    Sql.among(connection, "select * from suspension where state = 'open' and licence_id in (?)", licences, SuspensionRows::suspension)
        .forEach(suspension -> books.suspensions.load(suspension.id(), suspension));
  }

  static void save(Connection connection, Collection<Sheet.Change<Suspension>> changes) throws SQLException {
    List<Suspension> changed = changes.stream().filter(change -> change.before() != null).map(Sheet.Change::after).toList();
    Sql.batch(connection, "update suspension set until=?, exceptional=?, state=?, lifted_at=?, lifted_by=?, lifted_why=?, revision=? where id=? and revision=?", changed,
        (statement, each) -> Sql.bindAll(statement, each.until().toEpochMilli(), each.exceptional() ? 1 : 0, state(each), liftedAt(each), liftedBy(each), liftedWhy(each),
            each.revision() + 1, each.id(), each.revision()));
    List<Suspension> added = changes.stream().filter(change -> change.before() == null).map(Sheet.Change::after).toList();
    Sql.batch(connection, "insert into suspension (id, licence_id, declaration_id, since, until, exceptional, person, reason, state, lifted_at, lifted_by, lifted_why, made_by, revision)"
        + " values (?,?,?,?,?,?,?,?,?,?,?,?,?,1)", added,
        (statement, each) -> Sql.bindAll(statement, each.id(), each.licenceId(), each.declarationId(), each.since().toEpochMilli(), each.until().toEpochMilli(),
            each.exceptional() ? 1 : 0, each.person(), each.reason(), state(each), liftedAt(each), liftedBy(each), liftedWhy(each), each.messageId()));
  }

  private static String state(Suspension suspension) {
    return suspension.stands() ? "open" : "lifted";
  }

  private static Long liftedAt(Suspension suspension) {
    return suspension.stands() ? null : Long.valueOf(suspension.lifted().at().toEpochMilli());
  }

  private static String liftedBy(Suspension suspension) {
    return suspension.stands() ? null : suspension.lifted().by();
  }

  private static String liftedWhy(Suspension suspension) {
    return suspension.stands() ? null : suspension.lifted().why();
  }
}
