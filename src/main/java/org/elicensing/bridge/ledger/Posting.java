package org.elicensing.bridge.ledger;

/**
 * An entry about to be written.
 *
 * @param allocations 1 when it opens an allocation on its line, -1 when it ends one, else 0
 */
record Posting(Entry entry, int allocations) {}
