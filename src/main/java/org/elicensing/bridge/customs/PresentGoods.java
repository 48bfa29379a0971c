package org.elicensing.bridge.customs;

import java.util.List;

/** CC511C: goods that were declared before they were there are presented; what was accepted meanwhile is reserved now. */
final class PresentGoods implements DeclarationStep {

  private final ReserveAtAcceptance acceptance;

  PresentGoods(ReserveAtAcceptance acceptance) {
    this.acceptance = acceptance;
  }

  @Override
  public List<DocumentOutcome> work(DeclarationCase now) {
    now.put(now.declaration().presented(true));
    DeclarationMessage declared = now.declared();
    boolean accepts = declared != null && now.declaration().accepted() && now.declaration().preLodged();
    return accepts ? acceptance.accept(now, declared) : List.of(Say.nothing(null, Flags.of(now)));
  }
}
