package org.elicensing.bridge.certex;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.elicensing.bridge.certex.message.ListLicencesRequest;
import org.elicensing.bridge.declaration.Codes;
import org.elicensing.bridge.journal.ContentHash;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.licence.LicenceStatus;
import org.elicensing.bridge.reading.MessageRejected;

/**
 * A ListLicencesRequest, understood.
 *
 * @param after licence after which the page goes on; 0 for the first page
 * @param period after which the list is wanted again, as it was written; null: just now
 */
record ListQuestion(Subject subject, LicenceFilter filter, long after, String period) {

  private static final String ROOT = "/Envelope/Body/ListLicencesRequest/";

  /** @throws MessageRejected when its parts do not go together */
  static ListQuestion of(CertexCall call, ListLicencesRequest request) {
    String period = Codes.trimmed(request.getPeriod());
    if (period != null && request.getPageAfter() != null) {
      throw MessageRejected.unacceptable(ROOT + "Period", "period-of-page", "A list that is wanted again and again is asked for as a whole, not from a page on.");
    }
    LicenceFilter filter = new LicenceFilter(Codes.normal(request.getIssuingMemberState()), Codes.normal(request.getExporterIdentificationNumber()),
        request.getStatus() == null ? null : LicenceStatus.valueOf(request.getStatus().value()), Codes.normal(request.getTARICDocument()),
        request.getValidOn() == null ? null : LocalDate.parse(request.getValidOn().strip()));
    String office = Codes.normal(request.getCompetentCustomsOffice().getReferenceNumber());
    long after = request.getPageAfter() == null ? 0 : token(request.getPageAfter());
    byte[] hash = new ContentHash().add("ListLicences").add(office).add(filter.memberState()).add(filter.exporter()).add(filter.status()).add(filter.documentType())
        .add(filter.validOn()).add(after).add(period).bytes();
    return new ListQuestion(new Subject(call.kind(), Codes.normal(call.requester()), call.messageId(), CertexTranslator.identity(call), hash, null, null, office, Set.of()), filter, after, period);
  }

  static Duration duration(String period) {
    return Duration.parse(period);
  }

  static String token(Long licence) {
    return licence == null ? null : AllocationToken.of(licence);
  }

  private static long token(String given) {
    return AllocationToken.number(given)
        .orElseThrow(() -> MessageRejected.unacceptable(ROOT + "PageAfter", "page-token", "PageAfter is not a token that an earlier page gave as PageNext."));
  }
}
