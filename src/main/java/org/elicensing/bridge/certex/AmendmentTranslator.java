package org.elicensing.bridge.certex;

import java.util.List;
import java.util.Set;
import org.elicensing.bridge.certex.message.LicenceAmendmentRequest;
import org.elicensing.bridge.declaration.Codes;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.declaration.SenderClock;
import org.elicensing.bridge.journal.ContentHash;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.ledger.ReleasedItem;
import org.elicensing.bridge.reading.MessageRejected;

/** From the generated LicenceAmendmentRequest to what the bridge decides on. */
final class AmendmentTranslator {

  private AmendmentTranslator() {}

  /** @throws MessageRejected when it asks for nothing */
  static LicenceAmendment understand(CertexCall call, LicenceAmendmentRequest request) {
    boolean withdraw = Boolean.TRUE.equals(request.isWithdraw());
    if (!withdraw && request.getAmendedItem().isEmpty()) {
      throw MessageRejected.unacceptable("/Envelope/Body/LicenceAmendmentRequest/Withdraw", "nothing-amended", "Nothing is amended and nothing withdrawn; leave the message out, or list items.");
    }
    String licence = Codes.normal(request.getLicenceReference());
    String office = Codes.normal(request.getCompetentCustomsOffice().getReferenceNumber());
    DeclarationName declaration = CertexTranslator.document(request.getCustomsDocumentReference());
    List<ReleasedItem> items = request.getAmendedItem().stream().map(item -> new ReleasedItem(item.getGoodsItemNumber(), item.getCertificateLineNumber(),
        item.getQuantity(), Codes.trimmed(item.getUnitOfMeasure()), item.getAmount(), Codes.trimmed(item.getCurrency()))).toList();
    ContentHash hash = new ContentHash().add("LicenceAmendment").add(licence).add(office).add(declaration).add(withdraw);
    items.forEach(item -> hash.add(item.goodsItem()).add(item.line()).add(item.quantity()).add(Codes.normal(item.unit())).add(item.amount()).add(Codes.normal(item.currency())));
    Subject subject = new Subject(call.kind(), Codes.normal(call.requester()), call.messageId(), CertexTranslator.identity(call), hash.bytes(),
        declaration.mrn(), declaration.lrn(), office, Set.of(licence));
    return new LicenceAmendment(subject, SenderClock.read(request.getSendingDate()), licence, declaration, office, withdraw, items);
  }
}
