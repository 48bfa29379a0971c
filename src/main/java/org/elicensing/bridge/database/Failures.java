package org.elicensing.bridge.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** What kinds of failure mean, on either database. */
public final class Failures {

  /** Serialisation failure, deadlock, two bridges making the same row, a lock that could not be had. */
  private static final Set<String> COLLISIONS = Set.of("40001", "40P01", "23505", "55P03");
  private static final Set<String> GOING_DOWN = Set.of("57P01", "57P02", "57P03");
  private static final String CONNECTION = "08";
  private static final int SQLITE_BUSY = 5;
  private static final int SQLITE_CONSTRAINT = 19;

  private Failures() {}

  /** Somebody else wrote at the same time: doing it again on what stands now settles it. */
  public static boolean collision(SQLException e) {
    return COLLISIONS.contains(String.valueOf(e.getSQLState())) || e.getErrorCode() == SQLITE_BUSY
        || e.getErrorCode() == SQLITE_CONSTRAINT && String.valueOf(e.getMessage()).contains("UNIQUE");
  }

  /** The database cannot be reached: nothing else would fare better now. */
  public static boolean databaseAway(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof SQLTransientConnectionException) {
        return true;
      }
      if (each instanceof SQLException e && e.getSQLState() != null && (e.getSQLState().startsWith(CONNECTION) || GOING_DOWN.contains(e.getSQLState()))) {
        return true;
      }
    }
    return false;
  }
}
