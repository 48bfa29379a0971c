package org.elicensing.bridge.customs;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.elicensing.bridge.ledger.ClearanceOutcome;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.RefusalReason;

/**
 * What a message did to one licence line for one goods item.
 *
 * @param goodsItem null at shipment level
 * @param action checked, reserved, consumed, released, amended, withdrawn or none
 * @param reason null unless refused for a reason of the reservation table
 * @param sentence null unless there is something to say
 * @param outcome where the ledger had an answer of its own, or null
 * @param line as it is after the message, or null
 */
record DocumentOutcome(
    Integer goodsItem, String licence, Integer lineNumber, String action, RefusalReason reason, String sentence, ClearanceOutcome outcome, boolean refused,
    List<String> flags, BigDecimal quantity, String unit, BigDecimal amount, String currency, Line line) {

  /** As its message leaves the line, which may have done more to it after this outcome was told. A message that came late did so in all it did. */
  DocumentOutcome after(Line now, boolean late) {
    List<String> all = late ? Stream.concat(flags.stream(), Stream.of("late")).toList() : flags;
    return new DocumentOutcome(goodsItem, licence, lineNumber, action, reason, sentence, outcome, refused, all, quantity, unit, amount, currency, now);
  }

  /** In short, for the facts of the decision. */
  String sentenceForFacts() {
    String why = reason != null ? " " + reason.code() : outcome != null ? " " + outcome.code() : "";
    return (goodsItem == null ? "shipment" : "item " + goodsItem) + (licence == null ? "" : " " + licence) + (lineNumber == null ? "" : " line " + lineNumber)
        + ": " + action + (refused ? " refused" : " ok") + why + (flags.isEmpty() ? "" : " " + String.join(",", flags));
  }
}
