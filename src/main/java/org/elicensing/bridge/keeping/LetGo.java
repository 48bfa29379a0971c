package org.elicensing.bridge.keeping;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.journal.Housekeeping;

/**
 * Lets go of one kind in steps so small that decisions never wait noticeably for one. What is due is looked for in a
 * snapshot and looked at once more as it goes, since somebody may have used it meanwhile; so it does no harm either
 * when several bridges do it at once.
 */
abstract class LetGo implements Housekeeping.Chore {

  private static final int STEP = 500;

  final Database database;
  final Clock clock;
  final Period period;

  LetGo(Database database, Clock clock, Period period) {
    this.database = database;
    this.clock = clock;
    this.period = period;
  }

  /** Ids of what was last used before the moment, after the one given, in order. */
  abstract List<Long> due(Connection connection, Instant until, long after, int limit) throws SQLException;

  /** Whether it was let go of; not if somebody needs it by now. */
  abstract boolean letGo(Connection connection, Instant until, long id) throws SQLException;

  @Override
  public int run() throws SQLException {
    Instant until = period.until(clock.instant());
    int gone = 0;
    List<Long> due = due(until, -1);
    while (!due.isEmpty()) {
      gone += step(until, due);
      due = due(until, due.get(due.size() - 1));
    }
    return gone;
  }

  private List<Long> due(Instant until, long after) {
    return database.read(connection -> due(connection, until, after, STEP));
  }

  private int step(Instant until, List<Long> due) throws SQLException {
    return database.write(connection -> {
      int gone = 0;
      for (long id : due) {
        gone += letGo(connection, until, id) ? 1 : 0;
      }
      return gone;
    });
  }

  @Override
  public String told(int number) {
    return getClass().getSimpleName() + ": " + number + " last used before " + period.firstDay(clock.instant()) + " were let go of";
  }
}
