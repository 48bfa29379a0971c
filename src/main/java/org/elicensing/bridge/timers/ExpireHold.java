package org.elicensing.bridge.timers;

import java.util.List;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.Position;
import org.elicensing.bridge.ledger.PositionEvent;
import org.elicensing.bridge.ledger.StateTable;

/** Gives back what nobody came back to. While the export is suspended the hold stays: customs decides. */
final class ExpireHold implements TimerAct {

  @Override
  public Done act(TimerCase now) {
    Timer timer = now.timer();
    List<Hold> held = now.ending(PositionEvent.HOLD_EXPIRED).stream().filter(hold -> hold.licenceId() == timer.licenceId()).toList();
    if (held.isEmpty()) {
      return Done.pointless("nothing-held");
    }
    Integer days = now.periods().holds().get(now.licence().type());
    if (days == null) {
      return Done.pointless("no-period");
    }
    Position position = now.desk().books().position(now.licence(), timer.declarationId());
    if (held.stream().noneMatch(StateTable.LAW.at(position, PositionEvent.HOLD_EXPIRED)::ends)) {
      return new Done(Timer.State.POSTPONED, null, "The export is suspended; the hold stays until customs decides.");
    }
    now.moves("held for " + days + " days").end(held);
    now.tell("HoldExpired", "released", held, "Held for " + days + " days without a release; the quantity is available again.");
    return Done.acted("released");
  }
}
