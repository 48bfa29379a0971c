package org.elicensing.bridge.intervention;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.ledger.ClearanceOutcome;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.InterveneQuantity;
import org.elicensing.bridge.ledger.InterveneQuantity.Change;
import org.elicensing.bridge.ledger.InterveneQuantity.Intervention;
import org.elicensing.bridge.ledger.Position;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.writer.Desk;

/** An officer's decision on the desk: what it does now, and the doing of it. */
public final class Intervene {

  private final InterveneQuantity rules;
  private final ZoneId zone;

  public Intervene(InterveneQuantity rules, ZoneId zone) {
    this.rules = rules;
    this.zone = zone;
  }

  /** What the decision comes to on the books of this moment; changes nothing. */
  public Intervention judge(Desk desk, OfficerDecision decision) {
    Licence licence = desk.books().licence(decision.licence());
    if (licence == null) {
      return new Intervention(ClearanceOutcome.NO_RECORD, "There is no such licence.", List.of(), false, false);
    }
    Position position = desk.books().position(licence, declaration(desk, decision).map(Declaration::id).orElse(Position.NOBODY));
    return rules.decide(position, decision.verb(), decision.items(), decision.written(), LocalDate.ofInstant(desk.now(), zone));
  }

  public Optional<Declaration> declaration(Desk desk, OfficerDecision decision) {
    Licence licence = desk.books().licence(decision.licence());
    return desk.declarations().find(decision.declaration(), decision.office())
        .or(() -> licence == null ? Optional.empty() : desk.declarations().onlyOneOn(licence.id(), decision.declaration().lrn()));
  }

  /** The same, made if there is none. */
  Declaration bound(Desk desk, OfficerDecision decision) {
    return declaration(desk, decision).orElseGet(() -> desk.bind(decision.declaration(), decision.office()));
  }

  /**
   * Does what was judged just now.
   *
   * @param approvedBy the second person, or null where one was enough
   */
  public Declaration carryOut(Desk desk, OfficerDecision decision, Intervention judged, String approvedBy) {
    Declaration declaration = bound(desk, decision);
    desk.about(declaration.id());
    Licence licence = desk.books().licence(decision.licence());
    List<Change> changes = judged.changes();
    desk.movesOn(decision.occasion(desk, approvedBy)).intervene(desk.books().position(licence, declaration.id()), changes);
    return forgetRelease(desk, declaration);
  }

  /** Where nothing is consumed any more, a release that comes again is not the second one. */
  private static Declaration forgetRelease(Desk desk, Declaration declaration) {
    if (!declaration.released() || desk.books().holdsOf(declaration.id()).stream().anyMatch(Hold::consumed)) {
      return declaration;
    }
    Declaration forgetting = declaration.released(false);
    desk.declarations().put(forgetting);
    return forgetting;
  }
}
