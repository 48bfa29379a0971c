package org.elicensing.bridge.ledger;

import java.math.BigDecimal;

/**
 * What was released of one goods item, in each measure that its hold has; 0 is nothing of it.
 *
 * @param line the licence's line, or null: the goods item's only one
 * @param unit as it was written, or null
 * @param currency as it was written, or null
 */
public record ReleasedItem(int goodsItem, Integer line, BigDecimal quantity, String unit, BigDecimal amount, String currency) {}
