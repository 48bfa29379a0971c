package org.elicensing.bridge.licence;

/** Kinds of authorisation, Art 12 and Art 2(12)-(15) of Regulation (EU) 2021/821. */
public enum LicenceType {
  INDIVIDUAL(true),
  GLOBAL(true),
  LARGE_PROJECT(true),
  UNION_GENERAL(false),
  NATIONAL_GENERAL(false),
  TRANSIT(true);

  private final boolean managed;

  LicenceType(boolean managed) {
    this.managed = managed;
  }

  /** Whether quantities are managed; general authorisations are checked and never counted. */
  public boolean managed() {
    return managed;
  }
}
