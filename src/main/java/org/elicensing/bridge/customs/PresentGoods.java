package org.elicensing.bridge.customs;

import java.util.List;

/** CC511C: goods that were declared before they were there are presented; what was accepted meanwhile is reserved now. */
final class PresentGoods implements DeclarationStep {

  @Override
  public List<DocumentOutcome> work(DeclarationCase now) {
    now.put(now.declaration().presented(true));
    DeclarationMessage declared = now.declared();
    boolean reserve = declared != null && now.declaration().accepted() && now.declaration().preLodged();
    return reserve ? DecidePositions.reserve(now, declared) : List.of(Say.nothing(null, Flags.of(now)));
  }
}
