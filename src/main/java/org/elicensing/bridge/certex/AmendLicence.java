package org.elicensing.bridge.certex;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.ledger.AmendQuantity;
import org.elicensing.bridge.ledger.ClearQuantity.Clearance;
import org.elicensing.bridge.ledger.ClearanceOutcome;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.Position;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.writer.Desk;
import org.elicensing.bridge.writer.Verdict;

/** LicenceAmendment: what was consumed is corrected, or withdrawn altogether (Art 7 of Implementing Regulation (EU) 2024/2145). */
record AmendLicence(Received received, LicenceAmendment asked, boolean replay, Rules rules) implements LicenceWork {

  /** What deciding and answering takes. */
  record Rules(AmendQuantity amend, CertexWriter writer, ZoneId zone) {}

  @Override
  public Verdict decide(Desk desk) {
    Licence licence = desk.books().licence(asked.licence());
    Optional<Declaration> declaration = desk.declarations().find(asked.declaration(), asked.office());
    declaration.ifPresent(known -> desk.about(known.id()));
    if (licence == null || declaration.isEmpty()) {
      return ClearLicence.verdict(desk, rules.writer(), ClearanceOutcome.NO_RECORD, ClearanceOutcome.NO_RECORD.sentence());
    }
    Position position = desk.books().position(licence, declaration.get().id());
    noteOffice(desk, position);
    LocalDate today = LocalDate.ofInstant(desk.now(), rules.zone());
    Clearance amendment = asked.withdraw() ? rules.amend().withdraw(position, today) : rules.amend().amend(position, asked.items(), today);
    if (amendment.outcome().executed()) {
      // What is only held beside it is not what customs corrects.
      desk.moves(asked.office()).amend(position.consumedPart(), amendment.consumed());
    }
    return ClearLicence.verdict(desk, rules.writer(), amendment.outcome(), amendment.sentence());
  }

  /** Any office may amend; that it was not the one that cleared is kept. */
  private void noteOffice(Desk desk, Position position) {
    position.holds().stream().map(Hold::office).filter(office -> office != null && !office.equals(asked.office())).findFirst()
        .ifPresent(office -> desk.fact("other-office", "cleared by " + office + ", amended by " + asked.office()));
  }
}
