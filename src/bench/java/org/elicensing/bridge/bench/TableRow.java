package org.elicensing.bridge.bench;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A row of any table, by the names of its columns. */
final class TableRow {

  private final Map<String, Object> columns = new LinkedHashMap<>();

  static TableRow of(ResultSet row) throws SQLException {
    TableRow all = new TableRow();
    ResultSetMetaData names = row.getMetaData();
    for (int i = 1; i <= names.getColumnCount(); i++) {
      all.columns.put(names.getColumnLabel(i).toLowerCase(Locale.ROOT), row.getObject(i));
    }
    return all;
  }

  /** The same row but for one column. */
  TableRow with(String column, Object value) {
    TableRow other = new TableRow();
    other.columns.putAll(columns);
    other.columns.put(column, value);
    return other;
  }

  Map<String, Object> columns() {
    return columns;
  }

  Object[] values() {
    return columns.values().toArray();
  }

  Object get(String column) {
    return columns.get(column);
  }

  /** A number; 0 where there is none. */
  long number(String column) {
    return columns.get(column) instanceof Number number ? number.longValue() : 0;
  }

  String text(String column) {
    return (String) columns.get(column);
  }
}
