package org.elicensing.bridge.ledger;

import java.time.Instant;

/**
 * One line of the append-only ledger. Differences are scaled ({@link Measure}) in the line's own unit and
 * currency; all entries of a line add up to its balances.
 *
 * @param id grows with time, also across bridges for the same line
 * @param declarationId 0 for moves without a declaration
 * @param goodsItem 0 for moves without a goods item
 * @param messageId the journalled message that caused it
 */
public record Entry(
    long id,
    Move move,
    long licenceId,
    long lineId,
    long declarationId,
    int goodsItem,
    long quantityAuthorised,
    long quantityReserved,
    long quantityConsumed,
    long valueAuthorised,
    long valueReserved,
    long valueConsumed,
    String office,
    Instant at,
    long messageId) {}
