package org.elicensing.bridge.licence;

import java.time.LocalDate;

/** The status that customs is shown: EXPIRED follows from the dates, EXHAUSTED from the ledger. */
public final class ShownStatus {

  private ShownStatus() {}

  /** @param nothingLeft whether every line is used up */
  public static LicenceStatus of(Licence licence, LocalDate today, boolean nothingLeft) {
    if (licence.status().usable() && licence.expiredOn(today)) {
      return LicenceStatus.EXPIRED;
    }
    if (licence.status().usable()) {
      return nothingLeft ? LicenceStatus.EXHAUSTED : LicenceStatus.VALID;
    }
    return licence.status();
  }
}
