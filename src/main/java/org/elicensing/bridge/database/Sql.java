package org.elicensing.bridge.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Plain JDBC in fewer words: set queries and batches that both databases understand. */
public final class Sql {

  /** Most values in one set query; more are asked for in turns. */
  private static final int CHUNK = 512;

  private Sql() {}

  /** Reads one row. */
  public interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** Binds one element of a batch. */
  public interface Binder<T> {
    void bind(PreparedStatement statement, T element) throws SQLException;
  }

  /** All rows whose column is among the values; {@code sql} has {@code in (?)} where they go, once. */
  public static <T> List<T> among(Connection connection, String sql, Collection<?> values, Row<T> row) throws SQLException {
    List<T> rows = new ArrayList<>();
    List<?> all = List.copyOf(values);
    for (int from = 0; from < all.size(); from += CHUNK) {
      List<?> some = all.subList(from, Math.min(all.size(), from + CHUNK));
      int size = padded(some.size());
      Statements.use(connection, sql.replace("in (?)", "in (" + "?,".repeat(size - 1) + "?)"), statement -> {
        for (int i = 0; i < size; i++) {
          bind(statement, i + 1, some.get(Math.min(i, some.size() - 1)));
        }
        return read(statement, row, rows);
      });
    }
    return rows;
  }

  public static <T> List<T> query(Connection connection, String sql, Row<T> row, Object... values) throws SQLException {
    return Statements.use(connection, sql, statement -> {
      bindAll(statement, values);
      return read(statement, row, new ArrayList<>());
    });
  }

  public static int update(Connection connection, String sql, Object... values) throws SQLException {
    return Statements.use(connection, sql, statement -> {
      bindAll(statement, values);
      return statement.executeUpdate();
    });
  }

  /** One batch; every element must change exactly one row. */
  public static <T> void batch(Connection connection, String sql, Collection<T> elements, Binder<T> binder) throws SQLException {
    if (elements.isEmpty()) {
      return;
    }
    Statements.use(connection, sql, statement -> {
      for (T element : elements) {
        binder.bind(statement, element);
        statement.addBatch();
      }
      for (int count : statement.executeBatch()) {
        if (count != 1) {
          throw new StaleRow(sql);
        }
      }
      return null;
    });
  }

  private static <T> List<T> read(PreparedStatement statement, Row<T> row, List<T> into) throws SQLException {
    try (ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        into.add(row.of(result));
      }
      return into;
    }
  }

  /** Few different sizes, so that statements are prepared once. */
  private static int padded(int size) {
    return size <= 1 ? 1 : Integer.highestOneBit(size - 1) << 1;
  }

  public static void bind(PreparedStatement statement, int index, Object value) throws SQLException {
    if (value == null) {
      statement.setNull(index, Types.NULL);
    } else if (value instanceof Long number) {
      statement.setLong(index, number);
    } else if (value instanceof Integer number) {
      statement.setLong(index, number);
    } else if (value instanceof byte[] bytes) {
      statement.setBytes(index, bytes);
    } else {
      statement.setString(index, storable(value.toString()));
    }
  }

  /** PostgreSQL stores no NUL; one in a property of a queue must not keep its message out of the journal. */
  private static String storable(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
  }

  /** Binds the values in order, starting at the first place. */
  public static void bindAll(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      bind(statement, i + 1, values[i]);
    }
  }

  public static Long longOrNull(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }
}
