package org.elicensing.bridge.journal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.elicensing.bridge.database.Sql;

/** What stands in the outbox, as it will leave. */
public final class LeavingTexts {

  private LeavingTexts() {}

  /**
   * Oldest first.
   *
   * @param which condition over outbox
   */
  public static List<String> of(Connection connection, String which, Object... values) throws SQLException {
    return Sql.query(connection, "select payload.body, payload.size from outbox join payload on payload.message_id = outbox.id where " + which + " order by outbox.id",
        row -> new String(Packing.unpack(row.getBytes(1), row.getInt(2)), StandardCharsets.UTF_8), values);
  }
}
