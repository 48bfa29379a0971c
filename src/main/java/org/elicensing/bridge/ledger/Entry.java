package org.elicensing.bridge.ledger;

/**
 * One line of the append-only ledger. Numbers are scaled ({@link Measure}) in the line's own unit and
 * currency; all entries of a line add up to its balances.
 *
 * @param id grows with time, also across bridges for the same line
 * @param sequence counts the entries of the line from 1 without a gap; 0 until it is posted
 * @param declarationId 0 for moves without a declaration
 * @param goodsItem 0 for moves without a goods item
 * @param quantity by how much it changes the balance in quantity
 * @param value by how much it changes the balance in value
 * @param quantityAfter the balance in quantity after it; null until it is posted
 * @param valueAfter the balance in value after it; null until it is posted
 */
public record Entry(
    long id,
    long sequence,
    Move move,
    long licenceId,
    long lineId,
    long declarationId,
    int goodsItem,
    Tally quantity,
    Tally value,
    Tally quantityAfter,
    Tally valueAfter,
    Occasion occasion) {

  /** An entry about to be posted. */
  public static Entry of(long id, Move move, long licenceId, Hold.Key key, Tally quantity, Tally value, Occasion occasion) {
    return new Entry(id, 0, move, licenceId, key.lineId(), key.declarationId(), key.goodsItem(), quantity, value, null, null, occasion);
  }

  public Tally in(Measure measure) {
    return measure == Measure.QUANTITY ? quantity : value;
  }

  public Tally after(Measure measure) {
    return measure == Measure.QUANTITY ? quantityAfter : valueAfter;
  }

  Entry posted(long number, Tally newQuantity, Tally newValue) {
    return new Entry(id, number, move, licenceId, lineId, declarationId, goodsItem, quantity, value, newQuantity, newValue, occasion);
  }
}
