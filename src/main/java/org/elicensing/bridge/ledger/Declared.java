package org.elicensing.bridge.ledger;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
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

  /** Two documents of one goods item on one line, added up; empty where the units or currencies they are declared in do not convert exactly. */
  Optional<Declared> plus(Declared other, Units units) {
    Optional<Stated> quantities = new Stated(quantity, unit).plus(new Stated(other.quantity, other.unit), units::convert);
    Optional<Stated> amounts = new Stated(amount, currency).plus(new Stated(other.amount, other.currency), Stated.NEVER);
    return quantities.flatMap(sum -> amounts.map(value -> new Declared(licence, commodityCode, sum.number(), sum.unit(), value.number(), value.unit(),
        documents == null ? other.documents : other.documents == null ? documents : documents + " " + other.documents)));
  }

  /** A number in a unit or currency as it was written. */
  private record Stated(BigDecimal number, String unit) {

    interface Conversion {
      Optional<BigDecimal> convert(BigDecimal number, String from, String to);
    }

    static final Conversion NEVER = (number, from, to) -> Optional.empty();

    /** In the unit of this one, or else in that of the other, whichever can say both exactly. */
    Optional<Stated> plus(Stated other, Conversion conversion) {
      if (number == null || other.number == null) {
        return Optional.of(number == null ? other : this);
      }
      return other.in(this, conversion).map(more -> new Stated(number.add(more), unit))
          .or(() -> in(other, conversion).map(own -> new Stated(own.add(other.number), other.unit)));
    }

    private Optional<BigDecimal> in(Stated wanted, Conversion conversion) {
      String from = Codes.normal(unit);
      String to = Codes.normal(wanted.unit);
      return Objects.equals(from, to) ? Optional.of(number) : from == null || to == null ? Optional.empty() : conversion.convert(number, from, to);
    }
  }

  private static boolean equal(BigDecimal one, BigDecimal other) {
    return one == null || other == null ? one == other : one.compareTo(other) == 0;
  }

  private static boolean zero(BigDecimal number) {
    return number == null || number.signum() == 0;
  }
}
