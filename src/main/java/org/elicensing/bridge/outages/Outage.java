package org.elicensing.bridge.outages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.journal.Reference;

/**
 * A time in which ordinary procedures apply in place of the bridge.
 *
 * @param until null while nobody knows
 * @param state declared, ended or cancelled
 * @param endedBy the person who ended or cancelled it, or null
 * @param revision grows with every change of the row
 */
public record Outage(long id, Instant from, Instant until, boolean planned, String state, String person, String reason, String endedBy, long revision) {

  static Outage of(ResultSet row) throws SQLException {
    Long until = Sql.longOrNull(row, "until_at");
    return new Outage(row.getLong("id"), Instant.ofEpochMilli(row.getLong("from_at")), until == null ? null : Instant.ofEpochMilli(until), row.getInt("planned") == 1,
        row.getString("state"), row.getString("person"), row.getString("reason"), row.getString("ended_by"), row.getLong("revision"));
  }

  public boolean lastsAt(Instant now) {
    return !state.equals("cancelled") && !from.isAfter(now) && !over(now);
  }

  public boolean ahead(Instant now) {
    return state.equals("declared") && from.isAfter(now);
  }

  boolean over(Instant now) {
    return until != null && !until.isAfter(now);
  }

  /** In a line, for a header of an answer and for the front page: nothing of it names a person. */
  public String text() {
    return (planned ? "planned" : "unplanned") + "; from=" + from + (until == null ? "" : "; to=" + until);
  }

  /** As it is shown to operators. */
  public Map<String, Object> tree(Instant now) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("reference", Reference.of(id));
    tree.put("planned", planned);
    tree.put("from", from.toString());
    tree.put("to", until == null ? null : until.toString());
    tree.put("state", lastsAt(now) ? "lasts" : ahead(now) ? "ahead" : state.equals("cancelled") ? "cancelled" : "over");
    tree.put("reason", reason);
    tree.put("person", person);
    tree.put("endedBy", endedBy);
    return tree;
  }
}
