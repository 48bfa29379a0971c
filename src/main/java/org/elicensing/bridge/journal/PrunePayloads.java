package org.elicensing.bridge.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.database.Sql;

/**
 * Lets go of the bytes of old messages; their keys, hashes, outcomes and what they did stay. Answers are kept as long
 * as repeats of their messages are recognised, and messages that somebody may still have to decide, or that have not left yet, are kept whole.
 */
public final class PrunePayloads implements Housekeeping.Chore {

  private static final int STEP = 500;
  private static final String UNSETTLED = " and not exists (select 1 from parked where parked.message_id = payload.message_id and parked.state = 'open')"
      + " and not exists (select 1 from waiting where waiting.message_id = payload.message_id)"
      + " and not exists (select 1 from outbox where outbox.id = payload.message_id)";

  private final Database database;
  private final Clock clock;
  private final Duration kept;
  private final Duration remembered;

  /**
   * @param kept how long payloads are kept
   * @param remembered how long repeats are recognised
   */
  public PrunePayloads(Database database, Clock clock, Duration kept, Duration remembered) {
    this.database = database;
    this.clock = clock;
    this.kept = kept;
    this.remembered = kept.compareTo(remembered) > 0 ? kept : remembered;
  }

  @Override
  public int run() throws SQLException {
    return prune("raw", kept) + prune("answer", remembered);
  }

  private int prune(String part, Duration age) throws SQLException {
    long until = Ids.before(clock.instant().minus(age));
    int pruned = 0;
    long after = -1;
    List<Long> due = due(part, after, until);
    while (!due.isEmpty()) {
      pruned += remove(part, due);
      after = due.get(due.size() - 1);
      due = due(part, after, until);
    }
    return pruned;
  }

  private List<Long> due(String part, long after, long until) {
    return database.read(connection -> Sql.query(connection, "select message_id from payload where message_id > ? and message_id <= ? and part = ?" + UNSETTLED
        + " order by message_id limit ?", row -> row.getLong(1), after, until, part, STEP));
  }

  /** Somebody may have parked one of them since, so that is looked at once more. */
  private int remove(String part, List<Long> due) throws SQLException {
    return database.write(connection -> {
      int removed = 0;
      for (long message : due) {
        removed += remove(connection, part, message);
      }
      return removed;
    });
  }

  private static int remove(Connection connection, String part, long message) throws SQLException {
    return Sql.update(connection, "delete from payload where message_id = ? and part = ?" + UNSETTLED, message, part);
  }

  @Override
  public String told(int messages) {
    return messages + " payloads older than " + kept.toDays() + " days (answers: " + remembered.toDays() + ") were let go of";
  }
}
