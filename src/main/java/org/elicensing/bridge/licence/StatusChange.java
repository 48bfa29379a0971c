package org.elicensing.bridge.licence;

import java.util.Objects;
import java.util.Optional;

/** What happened to a licence that customs is told of (Art 5(2) of Implementing Regulation (EU) 2024/2145). */
public enum StatusChange {
  SUSPENDED,
  /** Usable again after it was not. */
  RESUMED,
  REVOKED,
  ANNULLED,
  EXPIRED,
  /** Another term of it changed that decides about its use: dates, document, holder, destinations, procedures; or its record is disputed. */
  MODIFIED,
  /** Nothing is left on any line. */
  EXHAUSTED,
  /** Something is left again. */
  REPLENISHED;

  /**
   * A licence as customs is shown it.
   *
   * @param status that is shown, see {@link ShownStatus}
   */
  public record Shown(Licence licence, LicenceStatus status) {}

  /** The change that matters most, or empty when none does. */
  public static Optional<StatusChange> between(Shown before, Shown after) {
    if (before.status() != after.status()) {
      return Optional.of(switch (after.status()) {
        case SUSPENDED -> SUSPENDED;
        case REVOKED -> REVOKED;
        case ANNULLED -> ANNULLED;
        case EXPIRED -> EXPIRED;
        case EXHAUSTED -> before.status().usable() ? EXHAUSTED : RESUMED;
        case VALID -> before.status() == LicenceStatus.EXHAUSTED ? REPLENISHED : RESUMED;
      });
    }
    return sameTerms(before.licence(), after.licence()) ? Optional.empty() : Optional.of(MODIFIED);
  }

  private static boolean sameTerms(Licence one, Licence other) {
    return one.validFrom().equals(other.validFrom()) && Objects.equals(one.expiryDate(), other.expiryDate()) && one.documentType().equals(other.documentType())
        && one.type() == other.type() && Objects.equals(one.holder(), other.holder()) && one.countries().equals(other.countries())
        && one.procedures().equals(other.procedures()) && one.heldBack() == other.heldBack();
  }
}
