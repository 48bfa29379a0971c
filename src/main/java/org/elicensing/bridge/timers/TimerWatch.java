package org.elicensing.bridge.timers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.DatabaseUnavailable;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.writer.Result;
import org.elicensing.bridge.writer.Submission;
import org.elicensing.bridge.writer.TurnedAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for timers that are due and hands them to the writer. What is due while no bridge runs acts at the next start. */
public final class TimerWatch implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(TimerWatch.class);
  private static final int MOST = 200;
  /** A timer that failed is parked each time it does. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private record Acting(Timer timer, CompletableFuture<Result> result) {}

  private final Database database;
  private final Clock clock;
  private final TimerWorks works;
  private final Submission submission;
  private final Map<Long, Instant> failed = new HashMap<>();

  public TimerWatch(Database database, Clock clock, TimerWorks works, Submission submission) {
    this.database = database;
    this.clock = clock;
    this.works = works;
    this.submission = submission;
  }

  /** Several bridges may do so at once. Returns when everything is durable, so that no timer is handed in twice. */
  @Override
  public void run() {
    try {
      act();
    } catch (DatabaseUnavailable | TurnedAway e) {
      LOG.warn("Timers wait: {}", e.toString());
    } catch (RuntimeException e) {
      LOG.error("Timers cannot act", e);
    }
  }

  private void act() {
    Instant now = clock.instant();
    failed.values().removeIf(until -> !until.isAfter(now));
    List<Timer> due = database.read(connection -> Sql.query(connection,
        "select * from timer where state in ('open', 'postponed') and due_at <= ? order by due_at, id limit ?", TimerRows::timer, now.toEpochMilli(), MOST + failed.size()));
    List<Acting> acting = new ArrayList<>();
    for (Timer timer : due) {
      if (!failed.containsKey(timer.id())) {
        works.of(timer).ifPresent(work -> acting.add(new Acting(timer, submission.handIn(work))));
      }
    }
    for (Acting each : acting) {
      if (each.result().join() instanceof Result.Failed) {
        failed.put(each.timer().id(), now.plus(PATIENCE));
      }
    }
  }
}
