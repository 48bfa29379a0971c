package org.elicensing.bridge.ledger;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Units of measure and their exact conversion inside mass, volume, length and area. Units are data
 * (config/codelists/units.csv); qualifiers, the fourth letter of DE 12 03 005, must be equal.
 */
public final class Units {

  private static final int UNIT_LETTERS = 3;

  /**
   * @param dimension what it measures; only units of one dimension convert
   * @param factor how many base units one of it is, exact
   */
  public record Unit(String dimension, BigDecimal factor) {}

  private final Map<String, Unit> units;

  public Units(Map<String, Unit> units) {
    this.units = Map.copyOf(units);
  }

  /** The quantity in the other unit, or empty when it cannot be converted exactly to 6 decimals. */
  public Optional<BigDecimal> convert(BigDecimal quantity, String from, String to) {
    if (from.equals(to)) {
      return Optional.of(quantity);
    }
    Unit source = units.get(unit(from));
    Unit target = units.get(unit(to));
    if (source == null || target == null || !source.dimension().equals(target.dimension()) || !qualifier(from).equals(qualifier(to))) {
      return Optional.empty();
    }
    return exactly(quantity.multiply(source.factor()), target.factor());
  }

  private static Optional<BigDecimal> exactly(BigDecimal dividend, BigDecimal divisor) {
    BigDecimal[] parts = dividend.movePointRight(6).divideAndRemainder(divisor);
    return parts[1].signum() == 0 ? Optional.of(plain(parts[0].movePointLeft(6))) : Optional.empty();
  }

  /** A converted number has no digits of its own to keep. */
  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static String unit(String code) {
    return code.length() > UNIT_LETTERS ? code.substring(0, UNIT_LETTERS) : code;
  }

  private static String qualifier(String code) {
    return code.length() > UNIT_LETTERS ? code.substring(UNIT_LETTERS) : "";
  }
}
