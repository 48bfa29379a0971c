package org.elicensing.bridge.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.sqlite.SQLiteConnection;

/**
 * Prepares statements once for each connection. PostgreSQL's driver does so by itself; SQLite's does not,
 * and preparing is what a short statement costs most.
 */
final class Statements {

  /** More different statements than the bridge has; what is beyond is prepared again. */
  private static final int KEPT = 256;

  private static final Map<Connection, Map<String, PreparedStatement>> KEPT_OF = Collections.synchronizedMap(new WeakHashMap<>());

  private Statements() {}

  /** What is done with a statement. */
  interface Use<T> {
    T with(PreparedStatement statement) throws SQLException;
  }

  static <T> T use(Connection connection, String sql, Use<T> use) throws SQLException {
    if (!connection.isWrapperFor(SQLiteConnection.class)) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        return use.with(statement);
      }
    }
    SQLiteConnection own = connection.unwrap(SQLiteConnection.class);
    Map<String, PreparedStatement> kept = KEPT_OF.computeIfAbsent(own, any -> new Kept());
    // Taken out while in use, so that the same text inside its own use gets a statement of its own.
    PreparedStatement statement = kept.remove(sql);
    if (statement == null) {
      statement = own.prepareStatement(sql);
    }
    try {
      T result = use.with(statement);
      kept.put(sql, statement);
      return result;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  /** One connection is used by one thread at a time. */
  private static final class Kept extends LinkedHashMap<String, PreparedStatement> {

    Kept() {
      super(KEPT, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, PreparedStatement> eldest) {
      if (size() <= KEPT) {
        return false;
      }
      try {
        eldest.getValue().close();
      } catch (SQLException e) {
        // It is forgotten all the same.
      }
      return true;
    }
  }
}
