package org.elicensing.bridge.ledger;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * What a goods item declared, kept to be echoed as it was declared.
 *
 * @param commodityCode DE 18 09, or null
 */
public record Declared(String commodityCode, BigDecimal quantity, String unit, BigDecimal amount, String currency) {

  /** Whether it states its measures, and each is zero. */
  boolean saysNothingIsUsed() {
    return (quantity != null || amount != null) && zero(quantity) && zero(amount);
  }

  /** Two documents of one goods item on one line, added up in the unit of the first that has one. */
  Declared plus(Declared other, Units units) {
    BigDecimal more = other.quantity;
    if (more != null && unit != null && other.unit != null && !Objects.equals(unit, other.unit)) {
      more = units.convert(more, other.unit, unit).orElse(more);
    }
    return new Declared(commodityCode, sum(quantity, more), unit == null ? other.unit : unit, sum(amount, other.amount), currency == null ? other.currency : currency);
  }

  private static boolean zero(BigDecimal number) {
    return number == null || number.signum() == 0;
  }

  private static BigDecimal sum(BigDecimal one, BigDecimal other) {
    return one == null ? other : other == null ? one : one.add(other);
  }
}
