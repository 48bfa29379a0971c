package org.elicensing.bridge.certex;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.elicensing.bridge.certex.EnteredRecords.Version;
import org.elicensing.bridge.certex.RecordEntry.Action;
import org.elicensing.bridge.certex.message.EnterRecordResponse;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.ledger.ClearanceOutcome;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.reading.MessageRejected;
import org.elicensing.bridge.writer.Desk;
import org.elicensing.bridge.writer.Verdict;

/** EnterRecord: customs adds, amends or deletes what sectoral law obliges it to tell (Art 9). Moves no quantity. */
record EnterRecord(Received received, RecordEntry asked, boolean replay, CertexWriter writer) implements LicenceWork {

  @Override
  public Verdict decide(Desk desk) {
    Licence licence = desk.books().licence(asked.licence());
    flagMrn(desk);
    Optional<Declaration> known = desk.declarations().find(asked.declaration(), asked.office())
        .or(() -> licence == null ? Optional.empty() : desk.declarations().onlyOneOn(licence.id(), asked.declaration().lrn()));
    known.ifPresent(declaration -> desk.about(declaration.id()));
    if (licence == null) {
      return answer(desk, ClearanceOutcome.NO_RECORD, asked.reference(), "There is no such licence.");
    }
    return asked.action() == Action.CREATE ? create(desk, licence, known) : change(desk, licence, known);
  }

  private Verdict create(Desk desk, Licence licence, Optional<Declaration> known) {
    String reference = asked.reference() == null ? received.reference() : asked.reference();
    EnteredRecords records = new EnteredRecords(desk, licence.id(), known.orElseGet(() -> desk.bind(asked.declaration(), asked.office())).id());
    if (records.newest(reference).isPresent()) {
      throw MessageRejected.unacceptable("/Envelope/Body/EnterRecordRequest/RecordReference", "record-exists",
          "There is or was a record " + reference + " of this declaration on this licence; amend it, or give the new one another reference.");
    }
    return put(desk, records, reference, null);
  }

  private Verdict change(Desk desk, Licence licence, Optional<Declaration> known) {
    EnteredRecords records = new EnteredRecords(desk, licence.id(), known.map(Declaration::id).orElse(-1L));
    Optional<Version> newest = known.isEmpty() ? Optional.empty() : records.newest(asked.reference()).filter(version -> version.text() != null);
    if (newest.isEmpty()) {
      return answer(desk, ClearanceOutcome.NO_RECORD, asked.reference(), "There is no such record of this declaration on this licence.");
    }
    return put(desk, records, asked.reference(), newest.get().text());
  }

  private Verdict put(Desk desk, EnteredRecords records, String reference, String before) {
    String text = asked.action() == Action.DELETE ? null : asked.text();
    records.put(reference, asked.action(), text, asked.office());
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("reference", reference);
    fact.put("action", asked.action().word());
    fact.put("before", before);
    fact.put("after", text);
    desk.fact("record", fact);
    return answer(desk, ClearanceOutcome.EXECUTED, reference, ClearanceOutcome.EXECUTED.sentence());
  }

  private Verdict answer(Desk desk, ClearanceOutcome outcome, String reference, String sentence) {
    desk.fact("rule", outcome.code());
    desk.fact("sentence", sentence);
    EnterRecordResponse response = new EnterRecordResponse();
    response.setSendingDate(PhraseLicence.seconds(desk.now()));
    response.setRecordReference(reference);
    response.setQuantityManagementOutcome(outcome.code());
    response.setOperationCode("0");
    var reply = writer.reply(response, null, null);
    return outcome.executed() ? Verdict.answered(outcome.code(), reply) : Verdict.refused(outcome.code(), reply);
  }
}
