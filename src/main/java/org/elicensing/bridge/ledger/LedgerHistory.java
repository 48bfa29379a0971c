package org.elicensing.bridge.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elicensing.bridge.database.Sql;

/** The entries of a line as they followed each other, and what they had come to at any moment. */
public final class LedgerHistory {

  /** An entry together with the names of its declaration. */
  public record Recorded(Entry entry, String mrn, String lrn) {}

  private static final String SELECT = "select entry.*, declaration.mrn, declaration.lrn from entry left join declaration on declaration.id = entry.declaration_id where entry.line_id = ?";

  private LedgerHistory() {}

  /**
   * The last entry of the line that was recorded by then. Everything before it counts with it, whatever the clocks of
   * several bridges said: the order of a line is that of its numbers.
   */
  public static Optional<Entry> last(Connection connection, long lineId, Instant until) throws SQLException {
    return Sql.query(connection, SELECT + " and entry.recorded_at <= ? order by entry.sequence desc limit 1", LedgerHistory::recorded, lineId, until.toEpochMilli())
        .stream().findFirst().map(Recorded::entry);
  }

  /** @param after number of an entry of the line; 0 for the beginning */
  public static List<Recorded> entries(Connection connection, long lineId, long after, long upTo, int limit) throws SQLException {
    return Sql.query(connection, SELECT + " and entry.sequence > ? and entry.sequence <= ? order by entry.sequence limit ?", LedgerHistory::recorded, lineId, after, upTo, limit);
  }

  /** When the entries happened as their senders state it, by their ids. */
  public static Map<Long, Instant> effective(Connection connection, Collection<Long> entries) throws SQLException {
    Map<Long, Instant> effective = new HashMap<>();
    Sql.among(connection, "select id, effective_at from entry where id in (?)", entries, row -> effective.put(row.getLong(1), Instant.ofEpochMilli(row.getLong(2))));
    return effective;
  }

  private static Recorded recorded(ResultSet row) throws SQLException {
    Occasion occasion = new Occasion(row.getLong("message_id"), row.getString("actor"), row.getString("office"), row.getString("reason"), row.getString("document"),
        Instant.ofEpochMilli(row.getLong("effective_at")), Instant.ofEpochMilli(row.getLong("recorded_at")));
    Entry entry = new Entry(row.getLong("id"), row.getLong("sequence"), Move.valueOf(row.getString("move")), row.getLong("licence_id"), row.getLong("line_id"),
        row.getLong("declaration_id"), row.getInt("goods_item"), tally(row, "quantity", ""), tally(row, "value", ""), tally(row, "quantity", "_after"),
        tally(row, "value", "_after"), occasion);
    return new Recorded(entry, row.getString("mrn"), row.getString("lrn"));
  }

  private static Tally tally(ResultSet row, String measure, String when) throws SQLException {
    return new Tally(row.getLong(measure + "_authorised" + when), row.getLong(measure + "_reserved" + when), row.getLong(measure + "_consumed" + when));
  }
}
