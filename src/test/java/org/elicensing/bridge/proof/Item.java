package org.elicensing.bridge.proof;

import java.math.BigDecimal;

/**
 * What one document of one goods item uses; null is not stated.
 *
 * @param licence number of the licence within its history; over SOAP the licence of the step counts
 * @param code commodity code of the goods item
 * @param document its type
 * @param destination the goods item's own, else the shipment's
 * @param procedure requested for the goods item
 */
record Item(int goodsItem, int licence, Integer line, String code, BigDecimal quantity, String unit, BigDecimal amount, String currency, String document, String destination,
    String procedure) {

  Item(int goodsItem, int licence, Integer line, String code, BigDecimal quantity, String unit, BigDecimal amount, String currency) {
    this(goodsItem, licence, line, code, quantity, unit, amount, currency, null, null, null);
  }

  /** Code, destination and procedure stand at the goods item. */
  Item alongside(Item other) {
    return new Item(goodsItem, licence, line, other.code, quantity, unit, amount, currency, document, other.destination, other.procedure);
  }

  /** One of the single window, which says these once for all items. */
  Item under(String as, String to, String by) {
    return new Item(goodsItem, licence, line, code, quantity, unit, amount, currency, as, to, by);
  }

  /** The same document, using as much as another one says. */
  Item asMuchAs(Item other) {
    return new Item(goodsItem, licence, line, code, other.quantity, other.unit, other.amount, other.currency, document, destination, procedure);
  }

  boolean saysHowMuch() {
    return quantity != null || amount != null;
  }

  /** Whether it says that nothing is used. */
  boolean nothing() {
    return saysHowMuch() && (quantity == null || quantity.signum() == 0) && (amount == null || amount.signum() == 0);
  }
}
