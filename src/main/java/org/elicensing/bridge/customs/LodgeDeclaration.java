package org.elicensing.bridge.customs;

import java.util.ArrayList;
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
    List<DocumentOutcome> outcomes = new ArrayList<>();
    if (now.rules().types().isSupplementary(now.message().additionalType())) {
      outcomes.addAll(takeBack(now));
      outcomes.addAll(DecidePositions.complete(now, now.message()));
    } else {
      outcomes.addAll(DecidePositions.check(now, now.message()));
    }
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

  /** A release that came first could not know that the declaration only completes another one. */
  private static List<DocumentOutcome> takeBack(DeclarationCase now) {
    List<DocumentOutcome> outcomes = new ArrayList<>();
    now.positions().forEach(position -> outcomes.addAll(EndHold.end(now, position, position.holds(), position.consumed() ? "withdrawn" : "released")));
    return outcomes;
  }
}
