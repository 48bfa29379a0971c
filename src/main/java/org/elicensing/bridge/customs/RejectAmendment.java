package org.elicensing.bridge.customs;

import java.util.List;

/** CC556C: what was asked for is rejected, so a remembered amendment is dropped; nothing moves. */
final class RejectAmendment implements DeclarationStep {

  @Override
  public List<DocumentOutcome> work(DeclarationCase now) {
    now.put(now.course().requested(null));
    return List.of(Say.nothing(null, Flags.of(now)));
  }
}
