package org.elicensing.bridge.ledger;

/** A reference that a licence has or once had; it leads to that licence for good. */
public record LicenceName(String reference, long licenceId) {}
