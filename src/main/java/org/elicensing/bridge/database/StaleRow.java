package org.elicensing.bridge.database;

import java.sql.SQLException;

/** A row that was read was changed by somebody else before it was written; the whole batch is done again. */
public final class StaleRow extends SQLException {

  public StaleRow(String sql) {
    super("A row changed since it was read: " + sql, "40001");
  }
}
