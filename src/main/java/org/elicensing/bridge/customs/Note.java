package org.elicensing.bridge.customs;

import java.util.List;

/** Messages that change no quantity: they are kept with the story of their declaration. */
final class Note implements DeclarationStep {

  @Override
  public List<DocumentOutcome> work(DeclarationCase now) {
    return List.of(Say.nothing(null, Flags.of(now)));
  }
}
