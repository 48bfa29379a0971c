package org.elicensing.bridge.journal;

import java.sql.SQLException;
import java.time.Clock;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.DatabaseUnavailable;
import org.elicensing.bridge.database.Sql;

/** What may be done with a parked message beside deciding it anew. */
public final class ParkedStore {

  private final Database database;
  private final Clock clock;

  public ParkedStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Whether anything was written on the books because of the message. */
  public boolean hadEffect(long id) {
    return database.read(connection -> Sql.query(connection, "select effects from message where id = ?", row -> row.getInt(1) > 0, id)).contains(true);
  }

  /**
   * Settles a message that nobody needs any more.
   *
   * @return false if it was not open
   */
  public boolean discard(long id, String why) {
    try {
      return database.write(connection -> Sql.update(connection,
          "update parked set state = 'discarded', settled_at = ?, settled_by = 'operator', note = ? where message_id = ? and state = 'open'", clock.millis(), why, id)) == 1;
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    }
  }
}
