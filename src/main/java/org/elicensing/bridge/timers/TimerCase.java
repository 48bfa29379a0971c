package org.elicensing.bridge.timers;

import java.util.List;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.Moves;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.writer.Desk;

/** A timer whose time has come, on the desk. */
record TimerCase(Desk desk, Timer timer, Periods periods, TellCustoms customs) {

  Declaration declaration() {
    return desk.declarations().get(timer.declarationId());
  }

  Licence licence() {
    return desk.books().licences.get(timer.licenceId());
  }

  /** What the declaration holds, or has consumed, on every licence. */
  List<Hold> holds(boolean consumed) {
    return desk.books().holdsOf(timer.declarationId()).stream().filter(hold -> hold.consumed() == consumed).toList();
  }

  /** Moves that say why they were made: no message asked for them. */
  Moves moves(String reason) {
    return new Moves(desk.books(), desk::nextId, desk.occasion(null, reason, null));
  }

  void tell(String event, String action, List<Hold> holds, String sentence) {
    Outgoing outcome = customs.outcome(event, desk.received().reference(), declaration(), holds.stream().map(hold -> new TellCustoms.Told(action,
        desk.books().licences.get(hold.licenceId()).reference(), hold, desk.books().lines.get(hold.key().lineId()), sentence)).toList());
    desk.send(outcome);
  }
}
