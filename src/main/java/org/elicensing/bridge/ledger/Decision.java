package org.elicensing.bridge.ledger;

import java.util.List;

/** The answer to a reservation: a refusal is a value, not an accident. */
public sealed interface Decision {

  /** @param holds what the declaration holds from now on; an item taken out has none */
  record Granted(List<Wish> holds) implements Decision {}

  /**
   * @param reason the first in order of precedence that applies to any item
   * @param sentence for a person, with the values compared
   * @param items the failing goods items, each with its own first reason
   */
  record Refused(RefusalReason reason, String sentence, List<FailedItem> items) implements Decision {}

  /**
   * What one goods item is to hold of a line.
   *
   * @param quantity scaled, in the line's unit; 0 when not limited
   * @param value scaled, in the line's currency; 0 when not limited
   */
  record Wish(Line line, int goodsItem, long quantity, long value, Declared declared) {

    public long in(Measure measure) {
      return measure == Measure.QUANTITY ? quantity : value;
    }
  }

  /** @param line null when the line itself was not found */
  record FailedItem(int goodsItem, Integer line, RefusalReason reason, String sentence) {}
}
