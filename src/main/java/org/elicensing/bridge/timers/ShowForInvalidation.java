package org.elicensing.bridge.timers;

import java.util.List;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.PositionEvent;

/** After the second period a person decides whether the declaration is invalidated; the bridge credits nothing unless it was told to. */
final class ShowForInvalidation implements TimerAct {

  @Override
  public Done act(TimerCase now) {
    List<Hold> consumed = now.ending(PositionEvent.NEVER_LEFT);
    if (consumed.isEmpty()) {
      return Done.pointless(ExitWatch.NOTHING_CONSUMED);
    }
    String sentence = "No exit of the goods of " + now.declaration().name() + " was heard of in " + now.periods().exitInvalidation() + " days since their release";
    if (now.periods().invalidate()) {
      now.moves("no exit within " + now.periods().exitInvalidation() + " days").end(consumed);
      now.tell("InvalidatedWithoutExit", "withdrawn", consumed, sentence + "; what was consumed is available again.");
      return Done.acted("withdrawn");
    }
    now.desk().park("exit-missing", sentence + "; the declaration is due for invalidation. Nothing was credited.");
    return Done.acted("shown");
  }
}
