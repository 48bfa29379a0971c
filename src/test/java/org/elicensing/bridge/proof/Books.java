package org.elicensing.bridge.proof;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.elicensing.bridge.database.Sql;

/** What the two bridges have recorded: every move, in the order of ids, which grow with cause and effect; and what moved nothing but counts. */
final class Books {

  /** An entry: numbers are scaled, and as they are after it. */
  record Move(long id, long message, boolean record, String identification, String licence, long sequence, long authorised, long reserved, long consumed) {}

  /**
   * @param liftedAt null: it still stands
   * @param liftedBy the message that lifted it
   */
  record Suspension(long id, Long liftedAt, long liftedBy) {}

  private final Connection connection;

  Books(Connection connection) {
    this.connection = connection;
  }

  List<Move> moves() throws SQLException {
    return Sql.query(connection, "select entry.id, entry.message_id, message.kind, message.identification, licence.reference, entry.sequence, entry.quantity_authorised_after,"
        + " entry.quantity_reserved_after, entry.quantity_consumed_after from entry join licence on licence.id = entry.licence_id left join message on message.id = entry.message_id order by entry.id", Books::move);
  }

  private static Move move(ResultSet row) throws SQLException {
    return new Move(row.getLong(1), row.getLong(2), "LicenceRecord".equals(row.getString(3)), row.getString(4), row.getString(5), row.getLong(6), row.getLong(7), row.getLong(8), row.getLong(9));
  }

  List<Suspension> suspensions() throws SQLException {
    return Sql.query(connection, "select suspension.id, suspension.lifted_at, timer.ended_by from suspension left join timer on timer.subject = 'suspension/' || suspension.id",
        row -> new Suspension(row.getLong(1), Sql.longOrNull(row, "lifted_at"), row.getLong(3)));
  }

  /** Identifications of messages that waited for another one, although they are worked by now. */
  Set<String> waited() throws SQLException {
    return new HashSet<>(Sql.query(connection, "select identification from message where facts like '%waits for the declaration%'", row -> row.getString(1)));
  }
}
