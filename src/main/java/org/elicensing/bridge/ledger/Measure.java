package org.elicensing.bridge.ledger;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What a line is limited in. Both are counted as scaled integers, so that nothing rounds: a quantity in
 * millionths of its unit (n..16,6 widened to 12 digits before the point), a value in hundredths.
 */
public enum Measure {
  QUANTITY(6, 12),
  VALUE(2, 14);

  private final int decimals;
  private final BigDecimal bound;

  Measure(int decimals, int digits) {
    this.decimals = decimals;
    this.bound = BigDecimal.TEN.pow(digits);
  }

  /** Whether the number has no more decimals than are counted. */
  public boolean exact(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= decimals;
  }

  /** Whether the number has no more digits before the point than are counted. */
  public boolean bounded(BigDecimal number) {
    return number.abs().compareTo(bound) < 0;
  }

  /**
   * The number as a count of the smallest part.
   *
   * @throws ArithmeticException if it is not exact or not bounded
   */
  public long scaled(BigDecimal number) {
    return number.setScale(decimals).unscaledValue().longValueExact();
  }

  /** The plain number; a quantity without trailing zeros, a value always with two decimals. */
  public BigDecimal decimal(long scaled) {
    BigDecimal number = new BigDecimal(BigInteger.valueOf(scaled), decimals);
    if (this == VALUE) {
      return number;
    }
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  public String text(long scaled) {
    return decimal(scaled).toPlainString();
  }
}
