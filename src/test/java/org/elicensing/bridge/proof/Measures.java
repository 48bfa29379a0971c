package org.elicensing.bridge.proof;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Units once more: how much one is of another, exactly or not at all, and which commodity codes a line covers. */
final class Measures {

  private record Unit(String dimension, BigDecimal factor) {}

  private static final Map<String, Unit> UNITS = Map.of("KGM", new Unit("mass", BigDecimal.ONE), "GRM", new Unit("mass", new BigDecimal("0.001")),
      "TNE", new Unit("mass", new BigDecimal("1000")), "LBR", new Unit("mass", new BigDecimal("0.45359237")), "LTR", new Unit("volume", new BigDecimal("0.001")),
      "HLT", new Unit("volume", new BigDecimal("0.1")));

  private Measures() {}

  /** Null when it cannot be said in six decimals, or at all; what is qualified is another unit. */
  static BigDecimal convert(BigDecimal number, String from, String to) {
    if (from.equals(to)) {
      return number;
    }
    Unit source = UNITS.get(from);
    Unit target = UNITS.get(to);
    if (source == null || target == null || !source.dimension().equals(target.dimension())) {
      return null;
    }
    BigDecimal much = number.multiply(source.factor());
    BigDecimal converted = much.divide(target.factor(), 6, RoundingMode.DOWN);
    return converted.multiply(target.factor()).compareTo(much) == 0 ? converted : null;
  }

  static BigDecimal of(BigDecimal number, String unit, String wanted) {
    return number == null || unit == null || wanted == null ? null : convert(number, unit, wanted);
  }

  /** What documents say of one measure where all say it so that it can be counted; else what stands. */
  static BigDecimal said(List<Item> documents, BigDecimal stands, Function<Item, BigDecimal> measured) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Item document : documents) {
      BigDecimal number = measured.apply(document);
      if (number == null) {
        return stands;
      }
      sum = sum.add(number);
    }
    return documents.isEmpty() ? stands : sum;
  }

  /** Why a number that a line limits cannot be counted there, or null. */
  static String problem(String wanted, BigDecimal number, String unit, BigDecimal limit) {
    if (limit == null) {
      return null;
    }
    if (number == null || unit == null) {
      return "11";
    }
    return convert(number, unit, wanted) == null ? "10" : null;
  }

  /** What is released must be measurable; of nothing the unit does not matter. */
  static boolean unfit(String wanted, BigDecimal number, String unit, BigDecimal limit) {
    return limit != null && (number == null || number.signum() != 0 && problem(wanted, number, unit, limit) != null);
  }

  /** Pairs of zeros at the end of a line's code say "the whole of it". */
  static boolean covers(String line, String declared) {
    return line == null || declared == null || declared.startsWith(line.replaceFirst("^(.{4}(?:..)*?)(?:00)+$", "$1"));
  }

  static BigDecimal plain(BigDecimal number) {
    return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
  }

  static String text(BigDecimal number) {
    return number == null ? "-" : plain(number).toPlainString();
  }
}
