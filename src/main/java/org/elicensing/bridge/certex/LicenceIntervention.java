package org.elicensing.bridge.certex;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.elicensing.bridge.certex.base.ReleasedItem;
import org.elicensing.bridge.certex.message.LicenceInterventionRequest;
import org.elicensing.bridge.declaration.Codes;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.declaration.SenderClock;
import org.elicensing.bridge.intervention.OfficerDecision;
import org.elicensing.bridge.journal.ContentHash;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.ledger.InterveneQuantity.Verb;
import org.elicensing.bridge.reading.MessageRejected;

/**
 * A LicenceInterventionRequest, understood.
 *
 * @param sent SendingDate, or null
 */
record LicenceIntervention(Subject subject, Instant sent, OfficerDecision decision) implements LicenceWork.Asked {

  /** @throws MessageRejected when quantities are to be amended and none are stated */
  static LicenceIntervention of(CertexCall call, LicenceInterventionRequest request) {
    Verb verb = Verb.valueOf(request.getDecision().strip().toUpperCase(Locale.ROOT));
    if (verb == Verb.AMEND && request.getInterventionItem().isEmpty()) {
      throw MessageRejected.unacceptable("/Envelope/Body/LicenceInterventionRequest/InterventionItem", "items-required", "An intervention that amends states the quantities that are to stand.");
    }
    OfficerDecision decision = new OfficerDecision(Codes.normal(request.getLicenceReference()), Codes.trimmed(request.getLicenceReference()),
        CertexTranslator.document(request.getCustomsDocumentReference()), Codes.normal(request.getCompetentCustomsOffice().getReferenceNumber()), verb,
        request.getInterventionItem().stream().map(LicenceIntervention::item).toList(), request.getOfficer().strip(), request.getReason().strip(),
        request.getLegalBasis().strip(), request.getDocument().strip());
    Subject subject = new Subject(call.kind(), Codes.normal(call.requester()), call.messageId(), CertexTranslator.identity(call), hash(decision),
        decision.declaration().mrn(), decision.declaration().lrn(), decision.office(), java.util.Set.of(decision.licence()));
    return new LicenceIntervention(subject, SenderClock.read(request.getSendingDate()), decision);
  }

  private static org.elicensing.bridge.ledger.ReleasedItem item(ReleasedItem item) {
    return new org.elicensing.bridge.ledger.ReleasedItem(item.getGoodsItemNumber(), item.getCertificateLineNumber(), item.getQuantity(), Codes.trimmed(item.getUnitOfMeasure()),
        item.getAmount(), Codes.trimmed(item.getCurrency()));
  }

  private static byte[] hash(OfficerDecision decision) {
    ContentHash hash = new ContentHash().add("LicenceIntervention").add(decision.licence()).add(decision.office()).add(decision.declaration()).add(decision.verb())
        .add(decision.officer()).add(decision.reason()).add(decision.legalBasis()).add(decision.document());
    decision.items().stream().sorted(CertexTranslator.RELEASED_BY_PLACE).forEach(item -> hash.add(item.goodsItem()).add(item.line()).add(item.quantity()).add(Codes.normal(item.unit())).add(item.amount()).add(Codes.normal(item.currency())));
    return hash.bytes();
  }

  @Override
  public String licence() {
    return decision.licence();
  }

  @Override
  public DeclarationName declaration() {
    return decision.declaration();
  }
}
