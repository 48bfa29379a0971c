package org.elicensing.bridge.licence;

/** Status of a licence as its authority states it (Art 16 of Regulation (EU) 2021/821). */
public enum LicenceStatus {
  VALID(true),
  SUSPENDED(false),
  REVOKED(false),
  ANNULLED(false),
  EXPIRED(false),
  /** Says that nothing is left; the ledger knows that better, so it never forbids a use by itself. */
  EXHAUSTED(true);

  private final boolean usable;

  LicenceStatus(boolean usable) {
    this.usable = usable;
  }

  public boolean usable() {
    return usable;
  }
}
