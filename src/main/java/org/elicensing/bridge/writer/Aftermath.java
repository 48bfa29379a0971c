package org.elicensing.bridge.writer;

import java.sql.Connection;
import java.sql.SQLException;
import org.elicensing.bridge.ledger.Books;

/**
 * Looks at what a batch leaves on the books and writes what follows from it, in the same commit. It asks only how things stand
 * now, not which message brought them there, so that every message that moves something has the same aftermath.
 */
public interface Aftermath {

  /** @param books as they are written, with the entries that were made */
  void follow(Connection connection, Books books) throws SQLException;

  Aftermath NONE = (connection, books) -> { };
}
