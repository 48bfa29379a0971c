package org.elicensing.bridge.certex;

import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.intervention.Intervene;
import org.elicensing.bridge.intervention.OfficerDecision;
import org.elicensing.bridge.intervention.SecondPerson;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.ledger.ClearanceOutcome;
import org.elicensing.bridge.ledger.InterveneQuantity.Intervention;
import org.elicensing.bridge.writer.Desk;
import org.elicensing.bridge.writer.Verdict;

/** LicenceIntervention: an officer decides past the verification (Art 8), alone where the books allow it, else with a second person. */
record InterveneLicence(Received received, LicenceIntervention asked, boolean replay, Rules rules) implements LicenceWork {

  /** What deciding and answering takes. */
  record Rules(Intervene intervene, SecondPerson second, CertexWriter writer) {}

  @Override
  public Verdict decide(Desk desk) {
    flagMrn(desk);
    OfficerDecision decision = asked.decision();
    rules.intervene().declaration(desk, decision).map(Declaration::id).ifPresent(desk::about);
    Intervention judged = rules.intervene().judge(desk, decision);
    if (!judged.outcome().executed()) {
      return ClearLicence.verdict(desk, rules.writer(), judged.outcome(), judged.sentence());
    }
    if (judged.needsSecondPerson()) {
      rules.second().ask(desk, decision, judged, asked.subject().partner(), asked.subject().identification());
      ClearanceOutcome waits = ClearanceOutcome.WAITS_FOR_SECOND_PERSON;
      // It was taken, not refused: somebody else decides now.
      return Verdict.answered(waits.code(), ClearLicence.verdict(desk, rules.writer(), waits, waits.sentence()).reply());
    }
    rules.intervene().carryOut(desk, decision, judged, null);
    return ClearLicence.verdict(desk, rules.writer(), judged.outcome(), judged.sentence());
  }
}
