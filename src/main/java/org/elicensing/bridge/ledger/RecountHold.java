package org.elicensing.bridge.ledger;

import java.math.BigDecimal;
import java.util.Optional;
import org.elicensing.bridge.declaration.Codes;

/** Counts what was declared in a measure that its line was not limited in before. Changes nothing itself. */
public final class RecountHold {

  private final Units units;

  public RecountHold(Units units) {
    this.units = units;
  }

  /** The hold in the line's unit or currency, scaled; empty when its declaration does not say, or not in a unit that converts. */
  public Optional<Long> count(Hold hold, Measure measure, Line line) {
    boolean quantity = measure == Measure.QUANTITY;
    BigDecimal number = quantity ? hold.declared().quantity() : hold.declared().amount();
    String unit = Codes.normal(quantity ? hold.declared().unit() : hold.declared().currency());
    return number == null || unit == null ? Optional.empty() : Counting.count(units, measure, number, unit, line);
  }
}
