package org.elicensing.bridge.certex;

import java.time.LocalDate;
import java.util.List;
import java.time.ZoneId;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.ledger.Decision;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.Position;
import org.elicensing.bridge.ledger.RefusalReason;
import org.elicensing.bridge.ledger.Reservation;
import org.elicensing.bridge.ledger.ReserveQuantity;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.licence.Usability;
import org.elicensing.bridge.licensing.PushInterest;
import org.elicensing.bridge.writer.Desk;
import org.elicensing.bridge.writer.Verdict;

/** ProcessedLicence with indication 1: check and reserve the declaration's whole position on the licence. */
record ReserveLicence(Received received, ProcessedLicence asked, boolean replay, Rules rules) implements LicenceWork {

  /** What deciding and answering takes. */
  record Rules(ReserveQuantity reserve, PhraseLicence phrase, ZoneId zone, int allocationsShown) {}

  @Override
  public boolean showsAllocations() {
    return true;
  }

  @Override
  public Verdict decide(Desk desk) {
    flagMrn(desk);
    Licence licence = desk.books().licence(asked.licence());
    if (licence == null) {
      desk.fact("rule", RefusalReason.NO_SUCH_LICENCE.code());
      return Verdict.refused(RefusalReason.NO_SUCH_LICENCE.code(), rules.phrase().unknown());
    }
    if (asked.push() != null) {
      desk.errands().later(new PushInterest(licence.id(), asked.subject().partner(), asked.push(), desk.now().toEpochMilli()));
    }
    if (desk.declarations().two(asked.declaration(), asked.office())) {
      // What stands under the other name counts too: it is decided on what the one declaration has.
      desk.bind(asked.declaration(), asked.office());
    }
    long known = desk.declarations().find(asked.declaration(), asked.office()).map(Declaration::id).orElse(Position.NOBODY);
    Position position = desk.books().position(licence, known);
    Reservation wish = new Reservation(new Usability.Use(asked.day(), asked.documentType(), asked.procedure(), asked.declarationType()), asked.exporter(), asked.destination(), asked.items());
    Decision decision = rules.reserve().decide(position, wish, ReserveQuantity.Status.OBEYED);
    LocalDate today = LocalDate.ofInstant(desk.now(), rules.zone());
    if (decision instanceof Decision.Refused refused) {
      desk.about(Math.max(0, known));
      desk.fact("rule", refused.reason().code());
      desk.fact("sentence", refused.sentence());
      List<Hold> ended = rules.reserve().endedBy(refused, position);
      if (!ended.isEmpty()) {
        desk.fact("replaced", "The hold that was to be replaced ended, as the site wants it.");
        desk.moves(asked.office()).end(ended);
      }
      return Verdict.refused(refused.reason().code(), phrase(desk, licence, known, decision, today));
    }
    Declaration declaration = desk.bind(asked.declaration(), asked.office());
    desk.moves(asked.office()).restate(desk.books().position(licence, declaration.id()), ((Decision.Granted) decision).holds());
    desk.fact("rule", "granted");
    return Verdict.answered("1", phrase(desk, licence, declaration.id(), decision, today));
  }

  private Reply phrase(Desk desk, Licence licence, long declaration, Decision decision, LocalDate today) {
    return rules.phrase().decided(asked, Views.of(desk.books(), licence, declaration, rules.allocationsShown()), decision, today);
  }
}
