package org.elicensing.bridge.journal;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.database.Sql;

/** Stops recognising repeats of messages that are older than answers are remembered. The messages themselves stay. */
public final class ForgetRepeats implements Housekeeping.Chore {

  /** Small enough that decisions never wait noticeably for one step. */
  private static final int STEP = 1000;
  private static final String TASK = "forget-repeats";

  private final Database database;
  private final Clock clock;
  private final Duration remembered;
  public ForgetRepeats(Database database, Clock clock, Duration remembered) {
    this.database = database;
    this.clock = clock;
    this.remembered = remembered;
  }

  @Override
  public String told(int messages) {
    return "Repeats of " + messages + " messages older than " + remembered.toDays() + " days are no longer recognised";
  }

  @Override
  public int run() throws SQLException {
    long until = Ids.before(clock.instant().minus(remembered));
    int forgotten = 0;
    for (int some = step(until); some > 0; some = step(until)) {
      forgotten += some;
    }
    return forgotten;
  }

  /** How far it came is kept, so that no day walks over the years before it again. */
  private int step(long until) throws SQLException {
    return database.write(connection -> {
      long from = Sql.query(connection, "select message_id from housekeeping where task = ?", row -> row.getLong(1), TASK).stream().findFirst().orElse(-1L);
      List<Long> due = Sql.query(connection, "select id from message where id > ? and id <= ? and identity is not null order by id limit ?", row -> row.getLong(1), from, until, STEP);
      if (due.isEmpty()) {
        return 0;
      }
      Sql.batch(connection, "update message set identity = null where id = ?", due, (statement, id) -> Sql.bindAll(statement, id));
      Sql.update(connection, "delete from housekeeping where task = ?", TASK);
      Sql.update(connection, "insert into housekeeping (task, message_id) values (?, ?)", TASK, due.get(due.size() - 1));
      return due.size();
    });
  }
}
