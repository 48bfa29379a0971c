package org.elicensing.bridge.ledger;

import java.math.BigDecimal;

/** What a line of a licence in a test is limited to. */
public record Limit(Measure measure, String number, String unit) {

  public static Limit kilograms(long number) {
    return new Limit(Measure.QUANTITY, Long.toString(number), "KGM");
  }

  public static Limit quantity(String number, String unit) {
    return new Limit(Measure.QUANTITY, number, unit);
  }

  public static Limit euros(long number) {
    return new Limit(Measure.VALUE, Long.toString(number), "EUR");
  }

  Balance balance() {
    return Balance.of(measure.scaled(new BigDecimal(number)));
  }
}
