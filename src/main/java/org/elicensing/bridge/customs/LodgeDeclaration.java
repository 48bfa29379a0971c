package org.elicensing.bridge.customs;

import java.util.List;

/** CC515C: checks every licence it names, as advice, and remembers what is declared; the last one before acceptance counts. */
final class LodgeDeclaration implements DeclarationStep {

  private final ReserveAtAcceptance acceptance;

  LodgeDeclaration(ReserveAtAcceptance acceptance) {
    this.acceptance = acceptance;
  }

  @Override
  public List<DocumentOutcome> work(DeclarationCase now) {
    List<DocumentOutcome> checked = DecidePositions.check(now, now.message());
    if (now.declaration().accepted() && now.declaration().declared() != null) {
      now.desk().fact("late", "The declaration was accepted before; what was declared then counts.");
      return checked;
    }
    now.put(now.declaration().lodged(now.canonical(), now.message().additionalType(), now.message().office()));
    acceptance.resume(now);
    return checked;
  }
}
