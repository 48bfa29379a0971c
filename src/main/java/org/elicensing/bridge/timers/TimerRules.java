package org.elicensing.bridge.timers;

import java.util.Map;

/** What acting takes. */
public record TimerRules(Periods periods, TellCustoms customs, ExpiryPush push) {

  TimerAct act(TimerKind kind) {
    return Map.of(TimerKind.EXIT_ASK, new AskForExit(), TimerKind.INVALIDATION, new ShowForInvalidation(), TimerKind.SUSPENSION, new EndSuspension(),
        TimerKind.LICENCE_EXPIRY, new ExpireLicence(push), TimerKind.HOLD_EXPIRY, new ExpireHold()).get(kind);
  }
}
