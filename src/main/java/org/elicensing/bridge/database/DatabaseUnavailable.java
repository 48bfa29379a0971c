package org.elicensing.bridge.database;

import java.sql.SQLException;

/** The database did not answer as it should; trying again may help. */
public final class DatabaseUnavailable extends RuntimeException {

  public DatabaseUnavailable(SQLException cause) {
    super("The database failed: " + cause.getMessage(), cause);
  }
}
