package org.elicensing.bridge.database;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The columns of a row one after the other, in the order in which the select names them: where many rows are read, looking for
 * each column by its name costs more than reading it.
 */
public final class Columns {

  private final ResultSet row;
  private int last;

  /** Before the first column of the row. */
  public Columns(ResultSet row) {
    this.row = row;
  }

  /** A number that is there. */
  public long number() throws SQLException {
    return row.getLong(++last);
  }

  /** A number, or null. */
  public Long numberOrNull() throws SQLException {
    long value = number();
    return value == 0 && row.wasNull() ? null : Long.valueOf(value);
  }

  /** A text, or null. */
  public String text() throws SQLException {
    return row.getString(++last);
  }

  /** Leaves the next ones out. */
  public void pass(int columns) {
    last += columns;
  }

  /** A yes or no that is kept as 1 or 0. */
  public boolean flag() throws SQLException {
    return number() == 1;
  }
}
