package org.elicensing.bridge.timers;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Reference;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.reading.Json;
import org.elicensing.bridge.writer.Desk;
import org.elicensing.bridge.writer.Verdict;

/**
 * A timer acts. Several bridges may come at once: each locks what the timer is about and looks whether it is still to act, so one
 * of them does.
 *
 * @param replay a person decides its message anew
 */
record TimerWork(Received received, Subject subject, Names names, TimerRules rules, boolean replay) implements OnTimer {

  private static final Duration NEXT_DAY = Duration.ofDays(1);

  @Override
  public Verdict decide(Desk desk) {
    Optional<Timer> timer = locked(desk).filter(found -> found.dueAt(desk.now()) || replay && found.endedBy() != null && found.endedBy() == desk.messageId());
    if (timer.isEmpty()) {
      return noted(desk, "It was ended or postponed before, or acted already.");
    }
    if (timer.get().declarationId() != null) {
      desk.about(timer.get().declarationId());
    }
    TimerAct.Done done = rules.act(timer.get().kind()).act(new TimerCase(desk, timer.get(), rules.periods(), rules.customs()));
    record(desk, timer.get(), done);
    return noted(desk, done.outcome() == null ? done.note() : done.outcome());
  }

  private static void record(Desk desk, Timer timer, TimerAct.Done done) {
    long messageId = desk.messageId();
    Instant now = desk.now();
    desk.errands().later(connection -> {
      if (done.state() == Timer.State.POSTPONED) {
        TimerRows.postpone(connection, timer, now.plus(NEXT_DAY), messageId, now, done.note());
      } else {
        TimerRows.end(connection, timer, done.state(), messageId, now, done.outcome(), done.note() == null ? timer.note() : done.note());
      }
    });
  }

  private Verdict noted(Desk desk, String rule) {
    desk.fact("rule", rule);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("timer", Reference.of(names.timerId()));
    tree.put("outcome", rule);
    return Verdict.noted(new Reply("application/json", Json.bytes(tree), null, null, 200));
  }
}
