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
    boolean counts = counts(now);
    if (!counts || now.declaration().released() || now.hasEnded() || now.course().amended() != null) {
      now.late("The declaration went on before; what it has become by then stands.");
    }
    // One that does not count any more cannot make a supplementary declaration of what was accepted, and give back what that has.
    boolean supplementary = counts ? now.rules().types().isSupplementary(now.message().additionalType()) : now.isSupplementary();
    List<DocumentOutcome> outcomes = supplementary ? DecidePositions.complete(now, now.message()) : DecidePositions.check(now, now.message());
    if (counts) {
      now.put(now.declaration().lodged(now.canonical(), now.message().additionalType(), now.message().office()));
      acceptance.resume(now);
    } else {
      now.put(now.declaration().typed(now.message().additionalType()));
    }
    return outcomes;
  }

  /** The last declaration before acceptance counts, and never one that comes after it was amended or released. */
  private static boolean counts(DeclarationCase now) {
    DeclarationMessage declared = now.declared();
    return declared == null || declared.type().equals(now.message().type()) && !now.declaration().accepted() && !now.declaration().released();
  }
}
