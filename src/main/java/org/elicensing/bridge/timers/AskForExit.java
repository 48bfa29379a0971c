package org.elicensing.bridge.timers;

import java.util.List;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.PositionEvent;

/** After the first period without exit customs is asked; nothing moves. */
final class AskForExit implements TimerAct {

  @Override
  public Done act(TimerCase now) {
    List<Hold> consumed = now.ending(PositionEvent.NEVER_LEFT);
    if (consumed.isEmpty()) {
      return Done.pointless(ExitWatch.NOTHING_CONSUMED);
    }
    Timer timer = now.timer();
    now.tell("ExitAsked", "none", consumed, "No exit of these goods was heard of in " + now.periods().exitAsk()
        + " days since their release; send CC599C or CC518C, or invalidate the declaration.");
    Timer.Subject subject = Timer.Subject.ofDeclaration(timer.declarationId());
    Timer next = Timer.fresh(now.desk().nextId(), TimerKind.INVALIDATION, subject, now.periods().invalidationDue(timer.since()), timer.since(), now.desk().messageId());
    now.desk().errands().later(connection -> {
      List<Timer> before = TimerRows.of(connection, TimerKind.INVALIDATION, List.of(subject.text()));
      if (before.isEmpty()) {
        TimerRows.insert(connection, List.of(next));
      } else {
        TimerRows.reopen(connection, before.get(0), next.due(), next.since(), next.madeBy());
      }
    });
    return Done.acted("exit-asked");
  }
}
