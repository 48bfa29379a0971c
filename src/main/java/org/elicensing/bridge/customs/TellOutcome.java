package org.elicensing.bridge.customs;

import java.util.List;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.ledger.Declared;
import org.elicensing.bridge.timers.TellCustoms;

/** A DeclarationOutcome that no message asked for: it names what happened in place of a message type, and follows the declaration's other outcomes. */
public final class TellOutcome implements TellCustoms {

  @Override
  public Outgoing outcome(String event, String reference, Declaration declaration, List<Told> told) {
    List<DocumentOutcome> outcomes = told.stream().map(TellOutcome::document).toList();
    Reply reply = Reply.xml(OutcomePhrase.write(event, reference, declaration.lrn(), declaration.mrn(), outcomes));
    return Outcomes.outgoing(declaration, null, reply, null, null);
  }

  private static DocumentOutcome document(Told told) {
    Declared declared = told.hold().declared();
    int item = told.hold().key().goodsItem();
    return new DocumentOutcome(item == 0 ? null : item, declared.licence() == null ? told.licence() : declared.licence(), told.hold().lineNumber(), told.action(), null,
        told.sentence(), null, false, List.of(), declared.quantity(), declared.unit(), declared.amount(), declared.currency(), told.line());
  }
}
