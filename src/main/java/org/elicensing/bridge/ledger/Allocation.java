package org.elicensing.bridge.ledger;

import java.time.Instant;

/**
 * A hold or consumption together with the names of its declaration, as customs is shown it.
 *
 * @param exitedAt when the goods left the Union, or null
 */
public record Allocation(Hold hold, String mrn, String lrn, Instant exitedAt) {}
