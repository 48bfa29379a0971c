package org.elicensing.bridge;

import java.nio.file.Path;
import java.time.Clock;
import org.elicensing.bridge.database.Backup;
import org.elicensing.bridge.database.Restore;
import org.elicensing.bridge.keeping.Backups;
import org.elicensing.bridge.settings.Settings;

/** Backup and restore of the embedded database from the command line. */
public final class DatabaseCopies {

  private final Settings settings;
  private final Clock clock;

  public DatabaseCopies(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Copies the database that the settings name, whether a bridge serves from it or not.
   *
   * @return what was done, in a sentence
   * @throws IllegalStateException saying why there is no backup
   */
  public String backup(Path file) {
    refusePostgresql();
    Backup made = Backup.make(Backups.database(settings), file);
    return "Backup " + made.file() + ": " + made.bytes() + " bytes, schema " + made.schema() + ", looked through and whole.";
  }

  /** @throws IllegalStateException saying why nothing was restored, such as a bridge that serves */
  public String restore(Path file) {
    refusePostgresql();
    try (DataDirectory data = DataDirectory.open(Path.of(settings.text("bridge.data.directory")))) {
      Restore restored = Restore.from(file, data.resolve("bridge.db"), Backups.stamp(clock));
      return "Restored " + restored.file() + " from " + file + ", schema " + restored.schema() + "."
          + (restored.setAside() == null ? "" : " What was there is now " + restored.setAside() + ".");
    } catch (java.io.IOException e) {
      throw new IllegalStateException("The data directory cannot be given back: " + e.getMessage(), e);
    }
  }

  private void refusePostgresql() {
    if (!Backups.embedded(settings)) {
      throw new IllegalStateException(Backups.USE_POSTGRESQL);
    }
  }
}
