package org.elicensing.bridge.timers;

import java.util.List;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.Line;

/** Tells customs on the outcome queue what happened to a declaration without a message of theirs. */
public interface TellCustoms {

  /**
   * One licence of the declaration.
   *
   * @param action what was done: released, withdrawn or none
   * @param line as it is now
   */
  record Told(String action, String licence, Hold hold, Line line, String sentence) {}

  /**
   * @param event what happened, such as ExitAsked
   * @param reference of the bridge's own message about it
   */
  Outgoing outcome(String event, String reference, Declaration declaration, List<Told> told);
}
