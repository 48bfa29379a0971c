package org.elicensing.bridge.licence;

import java.time.LocalDate;
import java.util.Set;
import org.elicensing.bridge.declaration.Codes;

/**
 * The header of a licence, as far as decisions need it. Codes are normalised.
 *
 * @param id of the bridge
 * @param reference box 2 of form A, as its authority writes it; compared is its {@link #key}
 * @param system the licensing system that owns it
 * @param recordId identification of the national record it came from last, or null
 * @param version of the record
 * @param documentType document code on the declaration, DE 12 03 002
 * @param validFrom first day, inclusive
 * @param expiryDate last day, inclusive; null when open-ended
 * @param holder EORI of the exporter, or null when the record has none
 * @param countries of destination; empty: any
 * @param procedures requested procedures; empty: any
 * @param heldBack an unacceptable record came: no new reservation until a valid one does
 * @param contentHash of the certificate without its version
 * @param certificateId the certificate that is shown
 * @param revision grows with every change of the row
 */
public record Licence(
    long id,
    String reference,
    String system,
    String recordId,
    long version,
    String documentType,
    LicenceType type,
    LicenceStatus status,
    String memberState,
    LocalDate validFrom,
    LocalDate expiryDate,
    String holder,
    Set<String> countries,
    Set<String> procedures,
    boolean heldBack,
    String contentHash,
    long certificateId,
    long revision) {

  public Licence {
    countries = Set.copyOf(countries);
    procedures = Set.copyOf(procedures);
  }

  /** The reference as it is compared. */
  public String key() {
    return Codes.normal(reference);
  }

  public boolean expiredOn(LocalDate day) {
    return expiryDate != null && day.isAfter(expiryDate);
  }

  /** Whether status and dates allow a use on that day. */
  public boolean inForceOn(LocalDate day) {
    return status.usable() && !day.isBefore(validFrom) && !expiredOn(day);
  }

  public boolean allowsProcedure(String procedure) {
    return procedure == null || procedures.isEmpty() || procedures.contains(procedure);
  }

  public Licence heldBack(boolean now) {
    return new Licence(id, reference, system, recordId, version, documentType, type, status, memberState, validFrom,
        expiryDate, holder, countries, procedures, now, contentHash, certificateId, revision);
  }
}
