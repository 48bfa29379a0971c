package org.elicensing.bridge.customs;

import java.util.List;

/** What one kind of declaration message does. */
interface DeclarationStep {

  /** Null: the message waits for another one of its declaration. */
  List<DocumentOutcome> work(DeclarationCase now);
}
