package org.elicensing.bridge.licensing;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.elicensing.bridge.licence.LicenceStatus;
import org.elicensing.bridge.licence.LicenceType;

/**
 * One certificate, understood: the fields that the ledger keeps, normalised, and the certificate's text.
 *
 * @param reference as it is compared
 * @param written the reference as its authority writes it
 * @param version null when the licensing system leaves numbering to the bridge
 * @param parent reference of the licence that it is split off, as it is compared; or null
 * @param body the canonical certificate
 * @param contentHash of the certificate without its version, so that equal content is recognised
 */
record LicenceRecord(
    String reference, String written, Long version, String documentType, LicenceType type, LicenceStatus status, String memberState, LocalDate validFrom, LocalDate expiryDate,
    String holder, Set<String> countries, Set<String> procedures, List<RecordLine> lines, String parent, String body, String contentHash, MappedRecord source) {

  /**
   * One line, with limits scaled ({@link org.elicensing.bridge.ledger.Measure}) and null where it has none.
   *
   * @param usedQuantity used before the bridge, or null
   * @param usedValue used before the bridge, or null
   * @param parentLine line of the parent that it is split off, where it says so; or null
   */
  record RecordLine(int number, String commodityCode, String unit, Long quantity, String currency, Long value, Long usedQuantity, Long usedValue, Integer parentLine) {

    boolean usedBefore() {
      return usedQuantity != null || usedValue != null;
    }
  }

  /** The certificate as it is shown under the version it was given. */
  String numbered(long number) {
    return version != null ? body : body.replaceFirst("</Reference>", "</Reference><Version>" + number + "</Version>");
  }
}
