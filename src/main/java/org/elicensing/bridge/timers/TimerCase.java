package org.elicensing.bridge.timers;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.Moves;
import org.elicensing.bridge.ledger.PositionEvent;
import org.elicensing.bridge.ledger.PositionState;
import org.elicensing.bridge.ledger.StateTable;
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

  /** What an event ends of what the declaration has, on every licence; that an export is suspended is no matter here. */
  List<Hold> ending(PositionEvent event) {
    List<Hold> all = desk.books().holdsOf(timer.declarationId());
    Map<Long, PositionState> states = all.stream().collect(Collectors.groupingBy(Hold::licenceId, Collectors.collectingAndThen(Collectors.toList(), PositionState::of)));
    return all.stream().filter(hold -> StateTable.LAW.at(states.get(hold.licenceId()), event).ends(hold)).toList();
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
