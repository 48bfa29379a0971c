package org.elicensing.bridge.customs;

import java.util.ArrayList;
import java.util.List;
import org.elicensing.bridge.declaration.Course;
import org.elicensing.bridge.ledger.ClearanceOutcome;
import org.elicensing.bridge.ledger.Position;

/** CC509C: an invalidated declaration gives back what it holds, and takes back exactly what it still has consumed (Art 174 UCC, Art 7). */
final class Invalidate implements DeclarationStep {

  @Override
  public List<DocumentOutcome> work(DeclarationCase now) {
    DeclarationMessage message = now.message();
    boolean invalidated = message.decision() != null ? message.decision() : Boolean.TRUE.equals(message.initiatedByCustoms());
    if (!invalidated) {
      now.desk().fact("rule", "The invalidation was not granted.");
      return List.of(Say.nothing(null, Flags.of(now)));
    }
    List<Position> positions = now.positions();
    now.put(now.declaration().released(false).course(now.course().ended(Course.Ending.INVALIDATED).requested(null).amended(null)));
    if (positions.isEmpty()) {
      return List.of(Say.nothing(ClearanceOutcome.NO_RECORD, Flags.of(now)));
    }
    List<DocumentOutcome> outcomes = new ArrayList<>();
    for (Position position : positions) {
      outcomes.addAll(EndHold.all(now, position));
    }
    return outcomes;
  }
}
