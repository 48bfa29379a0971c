package org.elicensing.bridge.certex;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.elicensing.bridge.certex.message.EnterRecordRequest;
import org.elicensing.bridge.declaration.Codes;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.declaration.SenderClock;
import org.elicensing.bridge.journal.ContentHash;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.reading.MessageRejected;

/**
 * An EnterRecordRequest, understood.
 *
 * @param sent SendingDate, or null
 * @param reference of the record; null: it is new, and the bridge gives it one
 * @param text null when the record is deleted
 */
record RecordEntry(Subject subject, Instant sent, String licence, DeclarationName declaration, String office, Action action, String reference, String text) implements LicenceWork.Asked {

  /** What is done to the record. */
  enum Action {
    CREATE, AMEND, DELETE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String ROOT = "/Envelope/Body/EnterRecordRequest/";

  /** @throws MessageRejected with all that is missing */
  static RecordEntry of(CertexCall call, EnterRecordRequest request) {
    Action action = Action.valueOf(request.getRecordAction().strip().toUpperCase(Locale.ROOT));
    String reference = Codes.trimmed(request.getRecordReference());
    String text = Codes.trimmed(request.getRecordText());
    require(action, reference, text);
    DeclarationName declaration = CertexTranslator.document(request.getCustomsDocumentReference());
    String licence = Codes.normal(request.getLicenceReference());
    String office = Codes.normal(request.getCompetentCustomsOffice().getReferenceNumber());
    byte[] hash = new ContentHash().add("EnterRecord").add(licence).add(office).add(declaration).add(action).add(reference).add(text).bytes();
    Subject subject = new Subject(call.kind(), Codes.normal(call.requester()), call.messageId(), CertexTranslator.identity(call), hash, declaration.mrn(), declaration.lrn(), office,
        Set.of(licence));
    return new RecordEntry(subject, SenderClock.read(request.getSendingDate()), licence, declaration, office, action, reference, text);
  }

  private static void require(Action action, String reference, String text) {
    List<Finding> findings = new ArrayList<>();
    if (action != Action.CREATE && reference == null) {
      findings.add(new Finding(ROOT + "RecordReference", "record-reference-required", "The record that is meant is named by its RecordReference."));
    }
    if (action != Action.DELETE && text == null) {
      findings.add(new Finding(ROOT + "RecordText", "record-text-required", "A record that is created or amended has a RecordText."));
    }
    if (!findings.isEmpty()) {
      throw new MessageRejected(MessageRejected.Kind.UNACCEPTABLE, findings);
    }
  }
}
