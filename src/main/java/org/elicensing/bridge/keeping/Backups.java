package org.elicensing.bridge.keeping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.elicensing.bridge.database.Backup;
import org.elicensing.bridge.settings.Settings;

/** Backups of the embedded database in one folder, taken while the bridge serves; PostgreSQL is backed up with its own tools. */
public final class Backups {

  public static final String USE_POSTGRESQL = "The database is PostgreSQL, which has tools of its own: pg_dump, or archived write-ahead logs; restore with pg_restore.";
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}(\\.[A-Za-z0-9_-]{1,20})*");

  private final boolean embedded;
  private final Path database;
  private final Path folder;
  private final Clock clock;

  private Backups(boolean embedded, Path database, Path folder, Clock clock) {
    this.embedded = embedded;
    this.database = database;
    this.folder = folder;
    this.clock = clock;
  }

  public static Backups of(Settings settings, Clock clock) {
    String given = settings.text("bridge.backup.directory");
    return new Backups(embedded(settings), database(settings), given.isEmpty() ? Path.of(settings.text("bridge.data.directory")).resolve("backup") : Path.of(given), clock);
  }

  public static boolean embedded(Settings settings) {
    return settings.text("bridge.database.url").isEmpty();
  }

  /** The file that the embedded database is in. */
  public static Path database(Settings settings) {
    return Path.of(settings.text("bridge.data.directory")).resolve("bridge.db");
  }

  /** A moment as it stands in names of files. */
  public static String stamp(Clock clock) {
    return STAMP.format(clock.instant());
  }

  public boolean embedded() {
    return embedded;
  }

  /** Whether a file in the folder may have the name: nobody leads it out of there. */
  public static boolean plain(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * @param name plain, or null for one made of the time
   * @throws IllegalStateException saying why there is no backup
   */
  public synchronized Backup make(String name) {
    return Backup.make(database, folder.resolve(name == null ? "bridge-" + stamp(clock) + ".db" : name));
  }

  /** Whether there is a backup of that name. */
  public boolean has(String name) {
    return Files.exists(folder.resolve(name));
  }

  /** What is in the folder, by name. */
  public List<Path> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).filter(file -> !file.toString().endsWith(".part")).sorted().toList();
    } catch (IOException e) {
      throw new IllegalStateException("The folder " + folder + " cannot be read: " + e.getMessage(), e);
    }
  }
}
