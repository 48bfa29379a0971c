package org.elicensing.bridge.customs;

import java.util.ArrayList;
import java.util.List;
import org.elicensing.bridge.journal.JournalStore;
import org.elicensing.bridge.journal.Reply;

/**
 * CC528C: binds the MRN and reserves every position. When it comes before its declaration it waits, and is
 * worked as soon as the declaration comes.
 */
final class ReserveAtAcceptance implements DeclarationStep {

  @Override
  public List<DocumentOutcome> work(DeclarationCase now) {
    now.put(now.declaration().accepted(now.message().acceptanceDate() == null ? now.today() : now.message().acceptanceDate(), now.message().office()));
    DeclarationMessage declared = now.declared();
    if (declared == null) {
      now.put(now.declaration().waiting(WaitingAcceptance.add(now.declaration().waiting(), WaitingAcceptance.of(now))));
      return null;
    }
    return accept(now, declared);
  }

  /** Pre-lodged goods (Art 171 UCC) are reserved once they were presented too. */
  List<DocumentOutcome> accept(DeclarationCase now, DeclarationMessage declared) {
    if (now.declaration().preLodged() && !now.declaration().presented()) {
      now.desk().fact("pre-lodged", "Reserved when the goods are presented.");
      List<DocumentOutcome> outcomes = new ArrayList<>();
      now.rules().documents().among(declared.documents()).forEach(document -> outcomes.add(Say.document("none", document, null, Flags.of(now))));
      return outcomes;
    }
    return DecidePositions.reserve(now, declared);
  }

  /** Works the acceptances that waited for this declaration, in the order they came. */
  void resume(DeclarationCase now) {
    List<WaitingAcceptance> waiting = WaitingAcceptance.all(now.declaration().waiting());
    if (waiting.isEmpty()) {
      return;
    }
    now.put(now.declaration().waiting(null));
    for (WaitingAcceptance each : waiting) {
      DeclarationCase then = new DeclarationCase(now, each.message(now.declaration()));
      List<DocumentOutcome> outcomes = accept(then, now.declared());
      Reply reply = Outcomes.reply(then, outcomes);
      now.desk().errands().later(connection -> JournalStore.resume(connection, each.messageId(), Outcomes.refused(outcomes), Outcomes.licences(outcomes), reply, now.desk().now()));
      now.desk().send(Outcomes.outgoing(now.declaration(), each.sender(), reply, each.replyTo(), each.correlation()));
    }
  }
}
