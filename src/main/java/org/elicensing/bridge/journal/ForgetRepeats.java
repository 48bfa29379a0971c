package org.elicensing.bridge.journal;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.database.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Once a day, stops recognising repeats of messages that are older than answers are remembered. The messages themselves stay. */
public final class ForgetRepeats implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ForgetRepeats.class);
  /** Small enough that decisions never wait noticeably for one step. */
  private static final int STEP = 1000;
  private static final String TASK = "forget-repeats";

  private final Database database;
  private final Clock clock;
  private final Duration remembered;
  private final ScheduledExecutorService daily = Executors.newSingleThreadScheduledExecutor(work -> {
    Thread thread = new Thread(work, "housekeeping");
    thread.setDaemon(true);
    return thread;
  });

  public ForgetRepeats(Database database, Clock clock, Duration remembered) {
    this.database = database;
    this.clock = clock;
    this.remembered = remembered;
  }

  public ForgetRepeats daily() {
    daily.scheduleWithFixedDelay(this::safely, 1, TimeUnit.DAYS.toMinutes(1), TimeUnit.MINUTES);
    return this;
  }

  private void safely() {
    try {
      int forgotten = forget();
      LOG.info("Repeats of {} messages older than {} days are no longer recognised", forgotten, remembered.toDays());
    } catch (SQLException | RuntimeException e) {
      LOG.warn("Old repeats could not be forgotten; tried again tomorrow: {}", e.toString());
    }
  }

  /** Forgets what is due now, in small steps. */
  public int forget() throws SQLException {
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

  @Override
  public void close() {
    daily.shutdownNow();
  }
}
