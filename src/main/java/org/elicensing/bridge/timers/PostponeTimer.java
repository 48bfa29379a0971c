package org.elicensing.bridge.timers;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.reading.Json;
import org.elicensing.bridge.writer.Desk;
import org.elicensing.bridge.writer.Verdict;

/** A person lets a timer act later. What has acted or was lifted stays so. */
record PostponeTimer(Received received, Subject subject, Names names, Instant until, String person, String reason) implements OnTimer {

  @Override
  public Verdict decide(Desk desk) {
    Optional<Timer> timer = locked(desk).filter(found -> found.state().alive());
    if (timer.isEmpty()) {
      return Verdict.refused("settled", new Reply("application/json", Json.bytes(Map.of("code", "timer-ended", "sentence", "The timer has acted or was lifted already.")), null, null, 409));
    }
    if (timer.get().declarationId() != null) {
      desk.about(timer.get().declarationId());
    }
    long messageId = desk.messageId();
    Instant now = desk.now();
    desk.hasEffect();
    desk.fact("rule", "postponed");
    desk.fact("until", until.toString());
    desk.errands().later(connection -> TimerRows.postpone(connection, timer.get(), until, messageId, now, person + ": " + reason));
    return Verdict.answered(null, new Reply("application/json", Json.bytes(Map.of("until", until.toString())), null, null, 200));
  }
}
