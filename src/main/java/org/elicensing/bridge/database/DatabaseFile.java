package org.elicensing.bridge.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** A file of the embedded database that nobody serves from: looked through, and put in its place. */
final class DatabaseFile {

  /** The first bytes of every such file. */
  private static final String MAGIC = "SQLite format 3\0";

  private DatabaseFile() {}

  static Connection open(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  /**
   * Looks whether the file is whole and this program understands it.
   *
   * @return the version of its schema
   * @throws IllegalStateException saying what is wrong with it
   */
  static String check(Path file) {
    if (!Files.isRegularFile(file) || !begins(file)) {
      throw new IllegalStateException(file + " is no database of a bridge.");
    }
    try (Connection connection = open(file)) {
      List<String> wrong = texts(connection, "pragma integrity_check(5)");
      if (!wrong.equals(List.of("ok"))) {
        throw new IllegalStateException(file + " is damaged: " + wrong.get(0));
      }
      if (!texts(connection, "pragma foreign_key_check").isEmpty()) {
        throw new IllegalStateException(file + " is damaged: rows are missing that others belong to.");
      }
      if (texts(connection, "select name from sqlite_master where name = 'flyway_schema_history'").isEmpty()) {
        throw new IllegalStateException(file + " is no database of a bridge.");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(file + " cannot be read: " + e.getMessage(), e);
    }
    return schema(file);
  }

  /** An older schema is brought up to date when a bridge starts on it; a newer one cannot be understood. */
  private static String schema(Path file) {
    try {
      String newest = null;
      for (MigrationInfo each : Migrations.in(Migrations.SQLITE).dataSource("jdbc:sqlite:" + file, null, null).load().info().applied()) {
        if (!each.getState().isResolved()) {
          throw new IllegalStateException(file + " was written by a newer bridge: its schema has version " + each.getVersion() + ", which this one does not know.");
        }
        newest = String.valueOf(each.getVersion());
      }
      return newest;
    } catch (FlywayException e) {
      throw new IllegalStateException(file + " cannot be understood: " + e.getMessage(), e);
    }
  }

  private static boolean begins(Path file) {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAGIC.length()), java.nio.charset.StandardCharsets.ISO_8859_1).equals(MAGIC);
    } catch (IOException e) {
      throw new IllegalStateException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /** Everything of the file is on the disk when this returns; SQLite itself does not wait for that when it copies. */
  static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Also the names in a folder are on the disk only after that. */
  static void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** A second name for the file, made at one stroke, and never over another one. */
  static void link(Path file, Path name) throws IOException {
    try {
      Files.createLink(name, file);
    } catch (UnsupportedOperationException e) {
      Files.copy(file, name);
      sync(name);
    } catch (FileAlreadyExistsException e) {
      throw new IllegalStateException(name + " is there already; nothing was overwritten.", e);
    }
  }
}
