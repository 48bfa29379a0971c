package org.elicensing.bridge.intervention;

import java.util.List;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.ledger.ClearanceOutcome;
import org.elicensing.bridge.ledger.InterveneQuantity.Change;
import org.elicensing.bridge.ledger.Line;

/** Puts what became of a request into a message for customs. */
public interface TellOutcome {

  /** @param line as it is afterwards */
  record Told(Change change, Line line) {}

  /**
   * @param declaration null when nobody knows it any more
   * @param changes empty when nothing has moved
   * @param outcome what the ledger said, or null when it was not asked
   */
  Outgoing tell(OpenRequest request, Declaration declaration, List<Told> changes, ClearanceOutcome outcome, String sentence);
}
