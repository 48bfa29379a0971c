package org.elicensing.bridge.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Puts a backup in the place of the embedded database, which nobody serves from meanwhile. What was there is set aside
 * under another name and never deleted; there is no moment without a database, whenever the machine stops.
 *
 * @param schema version of the backup's schema
 * @param setAside where what was there is now, or null
 */
public record Restore(Path file, String schema, Path setAside) {

  /**
   * @param stamp tells what is set aside now from what was set aside before
   * @throws IllegalStateException saying why nothing was restored; what was there is served as before then
   */
  public static Restore from(Path backup, Path database, String stamp) {
    String schema = DatabaseFile.check(backup);
    try {
      Path ready = database.resolveSibling(database.getFileName() + ".restoring");
      Files.copy(backup, ready, StandardCopyOption.REPLACE_EXISTING);
      DatabaseFile.sync(ready);
      DatabaseFile.check(ready);
      Path aside = Files.exists(database) ? setAside(database, stamp) : null;
      Files.move(ready, database, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      DatabaseFile.syncFolder(database.toAbsolutePath().getParent());
      return new Restore(database, schema, aside);
    } catch (IOException e) {
      throw new IllegalStateException("The backup " + backup + " cannot be restored: " + e.getMessage(), e);
    }
  }

  private static Path setAside(Path database, String stamp) throws IOException {
    complete(database);
    Path aside = database.resolveSibling(database.getFileName() + ".before-restore-" + stamp);
    DatabaseFile.link(database, aside);
    // Another database's log beside the restored one would be taken for its own.
    for (String part : new String[] {"-wal", "-shm"}) {
      Path beside = database.resolveSibling(database.getFileName() + part);
      if (Files.exists(beside)) {
        Files.move(beside, aside.resolveSibling(aside.getFileName() + part));
      }
    }
    return aside;
  }

  /** Brings the newest commits into the file; a damaged one is set aside as it is. */
  private static void complete(Path database) {
    try (Connection connection = DatabaseFile.open(database); Statement statement = connection.createStatement()) {
      statement.execute("pragma wal_checkpoint(truncate)");
    } catch (SQLException e) {
      // Its log is set aside with it.
    }
  }
}
