package org.elicensing.bridge.customs;

import java.util.List;

/** CC513C: the amended goods items are remembered until customs accepts or rejects them; nothing moves. */
final class RequestAmendment implements DeclarationStep {

  private final AcceptAmendment acceptance;

  RequestAmendment(AcceptAmendment acceptance) {
    this.acceptance = acceptance;
  }

  @Override
  public List<DocumentOutcome> work(DeclarationCase now) {
    if (now.course().awaiting() == null) {
      now.put(now.course().requested(now.canonical()));
      return List.of(Say.nothing(null, Flags.of(now)));
    }
    now.late("The amendment was accepted before.");
    AcceptAmendment.settle(now);
    return acceptance.accept(now, now.canonical());
  }
}
