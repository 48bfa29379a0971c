package org.elicensing.bridge.ledger;

import java.math.BigDecimal;
import java.util.Objects;
import org.elicensing.bridge.declaration.Codes;

/**
 * What a goods item declared, kept to be echoed as it was declared.
 *
 * @param licence reference as it was written, or null
 * @param commodityCode DE 18 09, or null
 * @param unit as it was written
 * @param currency as it was written
 * @param documents sequence numbers of the supporting documents (DE 12 03) behind it, or null
 */
public record Declared(String licence, String commodityCode, BigDecimal quantity, String unit, BigDecimal amount, String currency, String documents) {

  /** Whether it states its measures, and each is zero. */
  boolean saysNothingIsUsed() {
    return (quantity != null || amount != null) && zero(quantity) && zero(amount);
  }

  /** Whether both state the same numbers in the same units. */
  boolean saysAsMuchAs(Declared other) {
    return equal(quantity, other.quantity) && equal(amount, other.amount)
        && Objects.equals(Codes.normal(unit), Codes.normal(other.unit)) && Objects.equals(Codes.normal(currency), Codes.normal(other.currency));
  }

  /** Two documents of one goods item on one line, added up in the unit of the first that has one. */
  Declared plus(Declared other, Units units) {
    BigDecimal more = other.quantity;
    if (more != null && unit != null && other.unit != null) {
      more = units.convert(more, Codes.normal(other.unit), Codes.normal(unit)).orElse(more);
    }
    return new Declared(licence, commodityCode, sum(quantity, more), unit == null ? other.unit : unit, sum(amount, other.amount), currency == null ? other.currency : currency,
        documents == null ? other.documents : other.documents == null ? documents : documents + " " + other.documents);
  }

  private static boolean equal(BigDecimal one, BigDecimal other) {
    return one == null || other == null ? one == other : one.compareTo(other) == 0;
  }

  private static boolean zero(BigDecimal number) {
    return number == null || number.signum() == 0;
  }

  private static BigDecimal sum(BigDecimal one, BigDecimal other) {
    return one == null ? other : other == null ? one : one.add(other);
  }
}
