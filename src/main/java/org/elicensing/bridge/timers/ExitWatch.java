package org.elicensing.bridge.timers;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.writer.Desk;

/** How the watch over an exit ends before its time. */
public final class ExitWatch {

  static final String NOTHING_CONSUMED = "nothing-consumed";
  static final String EXITED = "exited";

  private ExitWatch() {}

  /** The goods of the declaration have left, or will never have to: nobody is asked any more, and a person who was need not act. */
  public static void exited(Desk desk, long declarationId) {
    long messageId = desk.messageId();
    Instant now = desk.now();
    long id = desk.nextId();
    desk.errands().later(connection -> {
      Timer.Subject subject = Timer.Subject.ofDeclaration(declarationId);
      // An exit may be heard of before the release: the watch that it ends is made with it.
      if (TimerRows.of(connection, TimerKind.EXIT_ASK, List.of(subject.text())).isEmpty()) {
        TimerRows.insert(connection, List.of(Timer.fresh(id, TimerKind.EXIT_ASK, subject, now, now, messageId)));
      }
      end(connection, declarationId, EXITED, messageId, now);
    });
  }

  /** What has exited stays so; a watch that ended because nothing is consumed begins anew with the next consumption. */
  static void end(Connection connection, long declarationId, String outcome, long messageId, Instant now) throws SQLException {
    String subject = Timer.Subject.ofDeclaration(declarationId).text();
    List<Timer> watches = new ArrayList<>(TimerRows.of(connection, TimerKind.EXIT_ASK, List.of(subject)));
    watches.addAll(TimerRows.of(connection, TimerKind.INVALIDATION, List.of(subject)));
    for (Timer timer : watches) {
      boolean endedJustNow = timer.endedBy() != null && timer.endedBy() == messageId;
      if (!EXITED.equals(timer.outcome()) && !endedJustNow) {
        settleShown(connection, timer, now);
        TimerRows.end(connection, timer, Timer.State.LIFTED, messageId, now, outcome, timer.note());
      }
    }
  }

  /** The person who was asked about a declaration due for invalidation has nothing left to decide. */
  private static void settleShown(Connection connection, Timer timer, Instant now) throws SQLException {
    if (timer.kind() == TimerKind.INVALIDATION && timer.state() == Timer.State.ACTED) {
      Sql.update(connection, "update parked set state = 'resumed', settled_at = ? where message_id = ? and state = 'open'", now.toEpochMilli(), timer.endedBy());
    }
  }
}
