package org.elicensing.bridge.ledger;

import java.util.List;

/**
 * One line of a licence with its balances.
 *
 * @param id of the bridge
 * @param licenceId the licence it belongs to
 * @param number box "line"; documentLineItemNumber on the declaration
 * @param commodityCode 4 to 10 digits, or null: covers all goods
 * @param unit of the quantity limit; null when quantity is not limited
 * @param currency of the value limit; null when value is not limited
 * @param quantity balance in quantity; null when not limited
 * @param value balance in value; null when not limited
 * @param allocations how many holds and consumptions stand on it
 * @param dropped a later record no longer has it; it can no longer be reserved
 * @param lastEntry id of its newest ledger entry, 0 for none
 * @param revision grows with every change of the row
 */
public record Line(
    long id,
    long licenceId,
    int number,
    String commodityCode,
    String unit,
    String currency,
    Balance quantity,
    Balance value,
    long allocations,
    boolean dropped,
    long lastEntry,
    long revision) {

  public Balance balance(Measure measure) {
    return measure == Measure.QUANTITY ? quantity : value;
  }

  public boolean limitedIn(Measure measure) {
    return balance(measure) != null;
  }

  /** Unit of the quantity limit or currency of the value limit. */
  public String unitOf(Measure measure) {
    return measure == Measure.QUANTITY ? unit : currency;
  }

  public boolean managed() {
    return quantity != null || value != null;
  }

  /** Whether one of its limited measures is wholly consumed: nothing can ever be reserved on it again unless something is withdrawn. */
  public boolean usedUp() {
    return quantity != null && quantity.consumed() >= quantity.authorised() || value != null && value.consumed() >= value.authorised();
  }

  /** The line with this entry as its newest; ids of later ones are greater, whichever bridge makes them. */
  Line after(Entry entry) {
    return new Line(id, licenceId, number, commodityCode, unit, currency, quantity, value, allocations, dropped, Math.max(lastEntry, entry.id()), revision);
  }

  /** The line after the entries of one move, which count together: what one item gives back another may take. */
  Line moved(List<Posting> postings) {
    long quantityReserved = 0;
    long quantityConsumed = 0;
    long valueReserved = 0;
    long valueConsumed = 0;
    long allocationsNow = allocations;
    long newest = lastEntry;
    for (Posting posting : postings) {
      Entry entry = posting.entry();
      quantityReserved = Math.addExact(quantityReserved, entry.quantityReserved());
      quantityConsumed = Math.addExact(quantityConsumed, entry.quantityConsumed());
      valueReserved = Math.addExact(valueReserved, entry.valueReserved());
      valueConsumed = Math.addExact(valueConsumed, entry.valueConsumed());
      allocationsNow += posting.allocations();
      newest = Math.max(newest, entry.id());
    }
    return new Line(id, licenceId, number, commodityCode, unit, currency,
        quantity == null ? null : quantity.plus(quantityReserved, quantityConsumed),
        value == null ? null : value.plus(valueReserved, valueConsumed),
        allocationsNow, dropped, newest, revision);
  }
}
