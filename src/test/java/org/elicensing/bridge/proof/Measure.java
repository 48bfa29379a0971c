package org.elicensing.bridge.proof;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** What documents say of one measure, where they say it so that it can be counted. */
final class Measure {

  private Measure() {}

  /** @param stands what stands; it is what is said where nothing countable is */
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

  static BigDecimal of(BigDecimal number, String unit, String wanted) {
    return number == null || unit == null ? null : Model.convert(number, unit, wanted);
  }
}
