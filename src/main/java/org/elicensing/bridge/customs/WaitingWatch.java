package org.elicensing.bridge.customs;

import java.sql.SQLException;
import java.time.Clock;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Parks messages that waited in vain for their declaration; they are still worked by themselves when it comes. */
public final class WaitingWatch implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(WaitingWatch.class);

  private final Database database;
  private final Clock clock;

  public WaitingWatch(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Parks what is due; several bridges may do so at once. */
  @Override
  public void run() {
    try {
      boolean due = !database.read(connection -> Sql.query(connection, "select message_id from waiting where until <= ? and message_id not in (select message_id from parked)",
          row -> row.getLong(1), clock.millis())).isEmpty();
      if (due) {
        database.write(connection -> Sql.update(connection, "insert into parked (message_id, cause, sentence, state, parked_at)"
            + " select message_id, 'declaration-missing', 'The message came, but not the declaration it is about.', 'open', ? from waiting"
            + " where until <= ? and message_id not in (select message_id from parked) on conflict do nothing", clock.millis(), clock.millis()));
      }
    } catch (SQLException | RuntimeException e) {
      LOG.warn("Waiting messages cannot be watched: {}", e.toString());
    }
  }
}
