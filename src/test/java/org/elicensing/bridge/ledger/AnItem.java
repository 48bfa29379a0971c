package org.elicensing.bridge.ledger;

import java.math.BigDecimal;
import org.elicensing.bridge.declaration.DocumentUse;

/** A goods item for tests, with what it uses of a licence line. */
public record AnItem(int goodsItem, Integer line, String commodityCode, String destination, BigDecimal quantity, String unit, BigDecimal amount, String currency) {

  /** @param line of the licence, or null */
  public static AnItem item(int goodsItem, Integer line) {
    return new AnItem(goodsItem, line, null, null, null, null, null, null);
  }

  public AnItem of(String number, String inUnit) {
    return new AnItem(goodsItem, line, commodityCode, destination, new BigDecimal(number), inUnit, amount, currency);
  }

  public AnItem worth(String number, String inCurrency) {
    return new AnItem(goodsItem, line, commodityCode, destination, quantity, unit, new BigDecimal(number), inCurrency);
  }

  public AnItem code(String code) {
    return new AnItem(goodsItem, line, code, destination, quantity, unit, amount, currency);
  }

  public AnItem to(String country) {
    return new AnItem(goodsItem, line, commodityCode, country, quantity, unit, amount, currency);
  }

  public DocumentUse use() {
    return new DocumentUse(goodsItem, null, null, line, commodityCode, destination, null, quantity, unit, amount, currency);
  }

  public ReleasedItem released() {
    return new ReleasedItem(goodsItem, line, quantity, unit, amount, currency);
  }
}
