package org.elicensing.bridge.timers;

import java.util.List;
import org.elicensing.bridge.ledger.Hold;

/** Gives back what nobody came back to. While the export is suspended the hold stays: customs decides. */
final class ExpireHold implements TimerAct {

  @Override
  public Done act(TimerCase now) {
    Timer timer = now.timer();
    List<Hold> held = now.holds(false).stream().filter(hold -> hold.licenceId() == timer.licenceId()).toList();
    if (held.isEmpty()) {
      return Done.pointless("nothing-held");
    }
    Integer days = now.periods().holds().get(now.licence().type());
    if (days == null) {
      return Done.pointless("no-period");
    }
    if (now.desk().books().suspension(timer.licenceId(), timer.declarationId()).isPresent()) {
      return new Done(Timer.State.POSTPONED, null, "The export is suspended; the hold stays until customs decides.");
    }
    now.moves("held for " + days + " days").end(held);
    now.tell("HoldExpired", "released", held, "Held for " + days + " days without a release; the quantity is available again.");
    return Done.acted("released");
  }
}
