package org.elicensing.bridge.ledger;

import java.math.BigDecimal;

/**
 * What an open line was used for in one unit or currency, as declared. It is never compared with anything, so it is no balance and
 * may grow beyond one.
 *
 * @param unit as it is compared
 */
public record OpenTotal(long lineId, Measure measure, String unit, BigDecimal reserved, BigDecimal consumed) {

  /** As numbers are shown: a quantity without zeros at its end, a value with two decimals. */
  public OpenTotal shown() {
    return new OpenTotal(lineId, measure, unit, shown(reserved), shown(consumed));
  }

  private BigDecimal shown(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    int least = measure == Measure.VALUE ? 2 : 0;
    return stripped.scale() < least ? stripped.setScale(least) : stripped;
  }

  OpenTotal plus(OpenTotal more) {
    return new OpenTotal(lineId, measure, unit, reserved.add(more.reserved), consumed.add(more.consumed));
  }

  OpenTotal negated() {
    return new OpenTotal(lineId, measure, unit, reserved.negate(), consumed.negate());
  }

  boolean isNothing() {
    return reserved.signum() == 0 && consumed.signum() == 0;
  }
}
