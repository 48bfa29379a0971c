package org.elicensing.bridge.ledger;

import java.time.Instant;

/**
 * What one goods item of a declaration holds, or has consumed, of one licence line.
 *
 * @param consumed false: reserved; true: the goods were released
 * @param quantity scaled, in the line's unit; 0 when the line is not limited in quantity
 * @param value scaled, in the line's currency; 0 when the line is not limited in value
 * @param declared as declared
 * @param office customs office of the last move
 * @param at time of the last move
 * @param entryId the last entry, which orders allocations by age
 */
public record Hold(
    Key key,
    long licenceId,
    int lineNumber,
    boolean consumed,
    long quantity,
    long value,
    Declared declared,
    String office,
    Instant at,
    long entryId) {

  /** One per (licence line, declaration, goods item). */
  public record Key(long lineId, long declarationId, int goodsItem) {}

  public long in(Measure measure) {
    return measure == Measure.QUANTITY ? quantity : value;
  }

  Hold asHeld() {
    return new Hold(key, licenceId, lineNumber, false, quantity, value, declared, office, at, entryId);
  }

  /** What ends it: a hold is released, a consumption withdrawn. */
  Move endsBy() {
    return consumed ? Move.WITHDRAW : Move.RELEASE;
  }

  Tally tally(Measure measure) {
    return consumed ? Tally.used(0, in(measure)) : Tally.used(in(measure), 0);
  }
}
