package org.elicensing.bridge.proof;

import java.math.BigDecimal;

/**
 * What one document of one goods item uses; null is not stated.
 *
 * @param licence number of the licence within its history; over SOAP the licence of the step counts
 * @param code commodity code of the goods item
 */
record Item(int goodsItem, int licence, Integer line, String code, BigDecimal quantity, String unit, BigDecimal amount, String currency) {

  /** The code stands at the goods item. */
  Item coded(String other) {
    return new Item(goodsItem, licence, line, other, quantity, unit, amount, currency);
  }

  boolean saysHowMuch() {
    return quantity != null || amount != null;
  }

  /** Whether it says that nothing is used. */
  boolean nothing() {
    return saysHowMuch() && (quantity == null || quantity.signum() == 0) && (amount == null || amount.signum() == 0);
  }
}
