package org.elicensing.bridge.ledger;

import java.util.List;

/**
 * One line of a licence with its balances.
 *
 * @param id of the bridge
 * @param licenceId the licence it belongs to
 * @param parentId the line whose limit it shares, where its licence was split off another one; else null
 * @param number box "line"; documentLineItemNumber on the declaration
 * @param commodityCode 4 to 10 digits, or null: covers all goods
 * @param unit of the quantity limit; null when quantity is not limited
 * @param currency of the value limit; null when value is not limited
 * @param quantity balance in quantity; null when not limited
 * @param value balance in value; null when not limited
 * @param allocations how many holds and consumptions stand on it
 * @param dropped a later record no longer has it; it can no longer be reserved
 * @param moves how many ledger entries it has; they are counted from 1 without a gap
 * @param lastEntry id of its newest ledger entry, 0 for none
 * @param revision grows with every change of the row
 */
public record Line(
    long id,
    long licenceId,
    Long parentId,
    int number,
    String commodityCode,
    String unit,
    String currency,
    Balance quantity,
    Balance value,
    long allocations,
    boolean dropped,
    long moves,
    long lastEntry,
    long revision) {

  /** A line that is new to the bridge. */
  public static Line fresh(long id, long licenceId, int number, String commodityCode, String unit, String currency, Balance quantity, Balance value) {
    return new Line(id, licenceId, null, number, commodityCode, unit, currency, quantity, value, 0, false, 0, 0, 0);
  }

  /** The line as a later record states it. */
  public Line restated(String newCode, String newUnit, String newCurrency, Balance newQuantity, Balance newValue, boolean nowDropped) {
    return new Line(id, licenceId, parentId, number, newCode, newUnit, newCurrency, newQuantity, newValue, allocations, nowDropped, moves, lastEntry, revision);
  }

  /** The line as split off another one; null: off none. */
  public Line splitOff(Long parent) {
    return new Line(id, licenceId, parent, number, commodityCode, unit, currency, quantity, value, allocations, dropped, moves, lastEntry, revision);
  }

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

  /** Whether nothing is left on any of a licence's lines: it is exhausted. */
  public static boolean allUsedUp(List<Line> lines) {
    List<Line> standing = lines.stream().filter(line -> !line.dropped()).toList();
    return !standing.isEmpty() && standing.stream().allMatch(Line::usedUp);
  }

  Tally tally(Measure measure) {
    return Tally.of(balance(measure));
  }

  /** The line with this entry as its newest; ids of later ones are greater, whichever bridge makes them. */
  Line after(Entry entry) {
    return new Line(id, licenceId, parentId, number, commodityCode, unit, currency, quantity, value, allocations, dropped, entry.sequence(), Math.max(lastEntry, entry.id()), revision);
  }

  /** The line after the entries of one move, which count together: what one item gives back another may take. */
  Line moved(List<Posting> postings) {
    Tally moreQuantity = Tally.NONE;
    Tally moreValue = Tally.NONE;
    long allocationsNow = allocations;
    long newest = lastEntry;
    for (Posting posting : postings) {
      moreQuantity = moreQuantity.plus(posting.entry().quantity());
      moreValue = moreValue.plus(posting.entry().value());
      allocationsNow += posting.allocations();
      newest = Math.max(newest, posting.entry().id());
    }
    boolean intervened = postings.stream().anyMatch(posting -> posting.entry().move() == Move.INTERVENE);
    return new Line(id, licenceId, parentId, number, commodityCode, unit, currency, plus(quantity, moreQuantity, intervened), plus(value, moreValue, intervened),
        allocationsNow, dropped, moves + postings.size(), newest, revision);
  }

  private static Balance plus(Balance balance, Tally more, boolean intervened) {
    if (balance == null) {
      return null;
    }
    return intervened ? balance.intervened(more.reserved(), more.consumed()) : balance.plus(more.reserved(), more.consumed());
  }
}
