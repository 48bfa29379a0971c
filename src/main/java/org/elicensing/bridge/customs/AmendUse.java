package org.elicensing.bridge.customs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.elicensing.bridge.declaration.DocumentUse;
import org.elicensing.bridge.ledger.Decision;
import org.elicensing.bridge.ledger.Position;
import org.elicensing.bridge.ledger.Reservation;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.licence.Usability;

/**
 * Makes what a declaration has consumed fit its amended goods items, licence by licence (Art 7 of Implementing
 * Regulation (EU) 2024/2145). The goods are gone: what cannot be counted needs an officer.
 */
final class AmendUse {

  private final DeclarationCase now;
  private final DeclarationMessage amended;
  private final List<DocumentOutcome> outcomes = new ArrayList<>();

  private AmendUse(DeclarationCase now, DeclarationMessage amended) {
    this.now = now;
    this.amended = amended;
  }

  /** @param gone the licences that it is about */
  static List<DocumentOutcome> amend(DeclarationCase now, DeclarationMessage amended, Predicate<Licence> gone) {
    return new AmendUse(now, amended).all(gone);
  }

  private List<DocumentOutcome> all(Predicate<Licence> gone) {
    Map<String, List<DocumentUse>> documents = new LinkedHashMap<>(now.byLicence(amended.documents()));
    documents.keySet().removeIf(reference -> !gone.test(now.licence(reference)));
    for (Position position : now.positions().stream().filter(each -> gone.test(each.licence())).toList()) {
      List<DocumentUse> quoting = ReleaseForExport.take(now, documents, position.licence());
      List<DocumentUse> counted = ReleaseForExport.counted(now, position.licence(), quoting, GoneGoods.AMENDED, outcomes);
      if (!counted.isEmpty()) {
        decide(position, counted);
      } else if (quoting.isEmpty()) {
        outcomes.addAll(EndHold.all(now, position));
      }
    }
    documents.forEach((reference, rest) -> {
      List<DocumentUse> counted = ReleaseForExport.counted(now, now.licence(reference), rest, GoneGoods.AMENDED, outcomes);
      if (!counted.isEmpty()) {
        decide(now.position(now.licence(reference)), counted);
      }
    });
    outcomes.stream().filter(DocumentOutcome::refused).findFirst()
        .ifPresent(first -> now.desk().park("amendment-refused", first.licence() + ": " + first.sentence()));
    return outcomes;
  }

  private void decide(Position position, List<DocumentUse> documents) {
    Decision decision = now.rules().amend().decide(position, new Reservation(new Usability.Use(now.day(), null, null, now.declaration().additionalType()), amended.exporter(), null, documents));
    if (decision instanceof Decision.Refused refused) {
      outcomes.addAll(GoneGoods.AMENDED.refused(now, position, documents, refused));
      return;
    }
    List<Decision.Wish> consumed = ((Decision.Granted) decision).holds();
    now.moves().amend(position, consumed);
    outcomes.addAll(GoneGoods.AMENDED.consumed(now, position, documents, consumed));
  }
}
