package org.elicensing.bridge.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * A copy of the embedded database as it is at one moment, taken while bridges write: SQLite reads one snapshot and writes
 * it out. It is looked through before it gets its name, so what has the name is whole.
 *
 * @param schema version of its schema
 */
public record Backup(Path file, long bytes, String schema) {

  /**
   * @param database the file that a bridge serves from, or did
   * @param target must not be there yet
   * @throws IllegalStateException saying why there is no backup; nothing is left behind then
   */
  public static Backup make(Path database, Path target) {
    Path file = target.toAbsolutePath();
    if (!Files.isRegularFile(database)) {
      throw new IllegalStateException("There is no database at " + database.toAbsolutePath() + ".");
    }
    if (Files.exists(file)) {
      throw new IllegalStateException(file + " is there already; nothing was overwritten.");
    }
    try {
      Files.createDirectories(file.getParent());
      Path part = Files.createTempFile(file.getParent(), file.getFileName() + ".", ".part");
      try {
        copy(database, part);
        DatabaseFile.sync(part);
        String schema = DatabaseFile.check(part);
        DatabaseFile.link(part, file);
        DatabaseFile.syncFolder(file.getParent());
        return new Backup(file, Files.size(file), schema);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("The backup " + file + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** Into a file that is there and empty, as SQLite allows. */
  private static void copy(Path database, Path part) throws SQLException {
    try (Connection connection = DatabaseFile.open(database); PreparedStatement vacuum = connection.prepareStatement("vacuum into ?")) {
      vacuum.setString(1, part.toString());
      vacuum.execute();
    }
  }
}
