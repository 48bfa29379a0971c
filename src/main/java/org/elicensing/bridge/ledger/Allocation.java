package org.elicensing.bridge.ledger;

/** A hold or consumption together with the names of its declaration, as customs is shown it. */
public record Allocation(Hold hold, String mrn, String lrn) {}
