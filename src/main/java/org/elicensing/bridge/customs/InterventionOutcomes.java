package org.elicensing.bridge.customs;

import java.util.ArrayList;
import java.util.List;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.declaration.Mrn;
import org.elicensing.bridge.intervention.OpenRequest;
import org.elicensing.bridge.intervention.TellOutcome;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.ledger.ClearanceOutcome;
import org.elicensing.bridge.ledger.Declared;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.InterveneQuantity.Change;

/** Tells customs on its outcome queue what became of an intervention that waited for a second person. */
public final class InterventionOutcomes implements TellOutcome {

  private static final String MESSAGE_TYPE = "LicenceInterventionRequest";

  @Override
  public Outgoing tell(OpenRequest request, Declaration declaration, List<Told> changes, ClearanceOutcome outcome, String sentence) {
    DeclarationName asked = request.decision().declaration();
    String mrn = declaration == null || declaration.mrn() == null ? asked.mrn() : declaration.mrn();
    String lrn = declaration == null || declaration.lrn() == null ? asked.lrn() : declaration.lrn();
    List<String> flags = flags(mrn, outcome);
    List<DocumentOutcome> outcomes = changes.stream().map(told -> done(request, told, outcome, flags)).toList();
    if (outcomes.isEmpty()) {
      boolean refused = outcome == null || !outcome.executed();
      outcomes = List.of(new DocumentOutcome(null, request.decision().written(), null, refused ? attempted(request, outcome) : "none", null, sentence, outcome, refused, flags,
          null, null, null, null, null));
    }
    Reply reply = Reply.xml(OutcomePhrase.write(MESSAGE_TYPE, request.identification(), lrn, mrn, outcomes));
    String orderKey = declaration == null ? "intervention/" + request.reference() : "declaration/" + declaration.id();
    return Outcomes.outgoing(orderKey, request.partner(), reply, null, request.identification());
  }

  private static List<String> flags(String mrn, ClearanceOutcome outcome) {
    List<String> flags = new ArrayList<>();
    if (mrn != null && !Mrn.checkDigitHolds(mrn)) {
      flags.add("mrn-check-digit");
    }
    if (outcome == ClearanceOutcome.EXECUTED_STATUS_CHANGED) {
      flags.add("status-changed");
    }
    return flags;
  }

  private static DocumentOutcome done(OpenRequest request, Told told, ClearanceOutcome outcome, List<String> flags) {
    Change change = told.change();
    Declared declared = change.after() != null ? change.after().declared() : change.before().declared();
    int item = change.before() != null ? change.before().key().goodsItem() : change.after().goodsItem();
    return new DocumentOutcome(item == 0 ? null : Integer.valueOf(item), declared.licence() == null ? request.decision().written() : declared.licence(), told.line().number(),
        action(change), null, null, outcome, false, flags, declared.quantity(), declared.unit(), declared.amount(), declared.currency(), told.line());
  }

  /** What was asked for and did not come about; none where there was nothing to do it to. */
  private static String attempted(OpenRequest request, ClearanceOutcome outcome) {
    if (outcome == ClearanceOutcome.NO_RECORD || outcome == ClearanceOutcome.ALREADY_CONSUMED) {
      return "none";
    }
    return switch (request.decision().verb()) {
      case ACCEPT -> "consumed";
      case AMEND -> "amended";
      case REFUSE -> "withdrawn";
    };
  }

  private static String action(Change change) {
    Hold before = change.before();
    if (change.after() == null) {
      return before.consumed() ? "withdrawn" : "released";
    }
    if (change.consumed() && (before == null || !before.consumed())) {
      return "consumed";
    }
    return before == null ? "reserved" : "amended";
  }
}
