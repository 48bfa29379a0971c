package org.elicensing.bridge.customs;

import java.util.ArrayList;
import java.util.List;
import org.elicensing.bridge.declaration.Course;
import org.elicensing.bridge.ledger.Cell;
import org.elicensing.bridge.ledger.ClearanceOutcome;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.Position;
import org.elicensing.bridge.ledger.PositionEvent;
import org.elicensing.bridge.ledger.StateTable;

/** CC551C: the goods were not released; the hold ends and the quantity is available again (Art 6(4)). */
final class EndHold implements DeclarationStep {

  @Override
  public List<DocumentOutcome> work(DeclarationCase now) {
    List<Position> positions = now.positions();
    if (now.course().ending() == Course.Ending.INVALIDATED) {
      now.late("The declaration was invalidated before.");
    }
    if (positions.stream().noneMatch(Position::consumed) && now.course().ending() == null) {
      now.put(now.course().ended(Course.Ending.NOT_RELEASED));
    }
    if (positions.isEmpty()) {
      return List.of(Say.nothing(ClearanceOutcome.NO_RECORD, Flags.of(now)));
    }
    List<DocumentOutcome> outcomes = new ArrayList<>();
    for (Position position : positions) {
      Cell cell = StateTable.LAW.at(position, PositionEvent.NOT_RELEASED);
      outcomes.addAll(cell.refuses() ? refused(now, position, cell.outcome()) : end(now, position, position.holds().stream().filter(cell::ends).toList(), "released"));
    }
    return outcomes;
  }

  private static List<DocumentOutcome> refused(DeclarationCase now, Position position, ClearanceOutcome outcome) {
    return position.holds().stream().map(hold -> Say.answered(position.licence().reference(), hold, outcome,
        "The goods were released before and their quantities are consumed.", true, now.line(hold.key().lineId()), Flags.of(now))).toList();
  }

  /** All of a position goes: what was held is released, what was consumed is withdrawn. */
  static List<DocumentOutcome> all(DeclarationCase now, Position position) {
    List<Hold> ending = position.holds().stream().filter(StateTable.LAW.at(position, PositionEvent.INVALIDATED)::ends).toList();
    List<DocumentOutcome> outcomes = new ArrayList<>(end(now, position, ending.stream().filter(hold -> !hold.consumed()).toList(), "released"));
    outcomes.addAll(end(now, position, ending.stream().filter(Hold::consumed).toList(), "withdrawn"));
    return outcomes;
  }

  static List<DocumentOutcome> end(DeclarationCase now, Position position, List<Hold> holds, String action) {
    now.moves().end(holds);
    return holds.stream().map(hold -> {
      List<String> flags = Flags.of(now);
      if (hold.office() != null && now.message().office() != null && !hold.office().equals(now.message().office())) {
        flags.add("other-office");
      }
      return Say.moved(action, position.licence().reference(), hold, now.line(hold.key().lineId()), flags);
    }).toList();
  }
}
