package org.elicensing.bridge.certex;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.elicensing.bridge.certex.message.LicenceClearanceResponse;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.ledger.ClearQuantity;
import org.elicensing.bridge.ledger.ClearanceOutcome;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.Position;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.writer.Desk;
import org.elicensing.bridge.writer.Verdict;

/** LicenceClearance: the goods were released and the hold is consumed, or they were not and it ends. */
record ClearLicence(Received received, LicenceClearance asked, boolean replay, Rules rules) implements LicenceWork {

  /** What deciding and answering takes. */
  record Rules(ClearQuantity clear, CertexWriter writer, ZoneId zone) {}

  @Override
  public Verdict decide(Desk desk) {
    flagMrn(desk);
    Licence licence = desk.books().licence(asked.licence());
    Optional<Declaration> declaration = desk.declarations().find(asked.declaration(), asked.office())
        .or(() -> licence == null ? Optional.empty() : desk.declarations().onlyOneOn(licence.id(), asked.declaration().lrn()));
    declaration.ifPresent(known -> desk.about(known.id()));
    if (licence == null || declaration.isEmpty()) {
      return verdict(desk, ClearanceOutcome.NO_RECORD, ClearanceOutcome.NO_RECORD.sentence());
    }
    Position position = desk.books().position(licence, declaration.get().id());
    noteOffice(desk, position);
    return clear(desk, position);
  }

  private Verdict clear(Desk desk, Position position) {
    ClearQuantity.Clearance clearance = asked.released()
        ? rules.clear().release(position, asked.items(), LocalDate.ofInstant(desk.now(), rules.zone()))
        : rules.clear().notReleased(position);
    if (clearance.outcome().executed()) {
      desk.moves(asked.office()).consume(position, clearance.consumed());
    }
    if (position.suspension() != null && clearance.outcome() == ClearanceOutcome.WAITS_FOR_SECOND_PERSON) {
      desk.park("suspended", clearance.sentence());
    }
    return verdict(desk, clearance.outcome(), clearance.sentence());
  }

  /** Any office may clear a declaration; that it was not the one that reserved is kept. */
  private void noteOffice(Desk desk, Position position) {
    position.holds().stream().map(Hold::office).filter(office -> office != null && !office.equals(asked.office())).findFirst()
        .ifPresent(office -> desk.fact("other-office", "reserved by " + office + ", cleared by " + asked.office()));
  }

  private Verdict verdict(Desk desk, ClearanceOutcome outcome, String sentence) {
    return verdict(desk, rules.writer(), outcome, sentence);
  }

  /** The answer that clearing, amending and intervening have in common. */
  static Verdict verdict(Desk desk, CertexWriter writer, ClearanceOutcome outcome, String sentence) {
    desk.fact("rule", outcome.code());
    desk.fact("sentence", sentence);
    Instant now = desk.now();
    var reply = writer.later(() -> response(outcome, now), null, null);
    return outcome.executed() ? Verdict.answered(outcome.code(), reply) : Verdict.refused(outcome.code(), reply);
  }

  private static LicenceClearanceResponse response(ClearanceOutcome outcome, Instant now) {
    LicenceClearanceResponse response = new LicenceClearanceResponse();
    response.setSendingDate(PhraseLicence.seconds(now));
    response.setQuantityManagementOutcome(outcome.code());
    response.setOperationCode("0");
    return response;
  }
}
