package org.elicensing.bridge.customs;

import java.util.ArrayList;
import java.util.List;
import org.elicensing.bridge.declaration.DocumentUse;
import org.elicensing.bridge.ledger.Decision;
import org.elicensing.bridge.ledger.RefusalReason;
import org.elicensing.bridge.ledger.ReserveQuantity;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.licence.ManagedBy;

/**
 * Judges every licence that a declaration names, each as a whole and independent of the others: with
 * effect at acceptance, as advice at lodging.
 */
final class DecidePositions {

  private final Judging judging;
  private final DeclarationCase now;
  private final List<DocumentOutcome> outcomes = new ArrayList<>();

  private DecidePositions(Judging judging) {
    this.judging = judging;
    this.now = judging.now();
  }

  /** Moves nothing (Art 5 of Implementing Regulation (EU) 2024/2145). */
  static List<DocumentOutcome> check(DeclarationCase now, DeclarationMessage declared) {
    return new DecidePositions(new Judging(now, declared, Judging.Aim.ADVICE)).all(declared.documents());
  }

  /** Reserves every position (Art 6(1)). */
  static List<DocumentOutcome> reserve(DeclarationCase now, DeclarationMessage declared) {
    return new DecidePositions(new Judging(now, declared, Judging.Aim.RESERVE)).all(declared.documents());
  }

  /** Reserves the positions on some of its licences only. */
  static List<DocumentOutcome> reserve(DeclarationCase now, DeclarationMessage declared, List<DocumentUse> documents) {
    return new DecidePositions(new Judging(now, declared, Judging.Aim.RESERVE)).all(documents);
  }

  /**
   * A supplementary declaration takes nothing again, so it is no matter what is left: it is checked by all rules but that.
   * What a message took that came before anybody knew what kind of declaration it is about is given back.
   *
   * @param declared null while only the kind of the declaration is known
   */
  static List<DocumentOutcome> complete(DeclarationCase now, DeclarationMessage declared) {
    List<DocumentOutcome> outcomes = new ArrayList<>();
    now.positions().forEach(position -> outcomes.addAll(EndHold.all(now, position)));
    if (declared != null) {
      outcomes.addAll(new DecidePositions(new Judging(now, declared, Judging.Aim.COMPLETE)).all(declared.documents()));
    }
    return outcomes;
  }

  private List<DocumentOutcome> all(List<DocumentUse> documents) {
    now.byLicence(documents).forEach(this::licence);
    return outcomes;
  }

  private void licence(String reference, List<DocumentUse> documents) {
    Licence licence = now.licence(reference);
    List<DocumentUse> counted = new ArrayList<>();
    boolean checkedOnly = false;
    for (DocumentUse document : documents) {
      if (licence == null) {
        unknown(document);
      } else if (now.rules().documents().isGeneral(document) || !licence.type().managed()) {
        general(licence, document);
      } else if (document.goodsItem() == null) {
        shipmentLevel(licence, document);
      } else if (judging.procedures().managedBy(licence, judging.use(document)) == ManagedBy.NOT) {
        checkedOnly = true;
        general(licence, document);
      } else {
        counted.add(document);
      }
    }
    // What was held under another procedure ends where the one declared now is not counted.
    if (!counted.isEmpty() || judging.reserves() && checkedOnly && !now.position(licence).holds().isEmpty()) {
      outcomes.addAll(DecidePosition.decide(judging, licence, counted));
    }
  }

  private void unknown(DocumentUse document) {
    outcomes.add(now.rules().documents().isGeneral(document)
        ? Say.document("checked", document, null, judging.flags("no-record"))
        : Say.refused(judging.action(), document, RefusalReason.NO_SUCH_LICENCE, RefusalReason.NO_SUCH_LICENCE.sentence(), null, judging.flags()));
  }

  /** Checked, never counted. */
  private void general(Licence licence, DocumentUse document) {
    DocumentUse atItem = document.goodsItem() == null ? document.at(0) : document;
    Decision decision = now.rules().reserve().decide(now.position(licence), judging.wish(List.of(atItem)), ReserveQuantity.Status.OBEYED);
    if (decision instanceof Decision.Refused refused && refused.reason() != RefusalReason.ALREADY_CONSUMED) {
      outcomes.add(Say.refused("checked", document, refused.reason(), refused.sentence(), null, judging.flags()));
    } else {
      outcomes.add(Say.document("checked", document, null, judging.flags()));
    }
  }

  /** Quantities stand at goods items only (DE 12 03): a licence at shipment level can be checked, but not managed. */
  private void shipmentLevel(Licence licence, DocumentUse document) {
    if (judging.reserves()) {
      outcomes.add(Say.refused("reserved", document, RefusalReason.NOT_COUNTABLE, "A licence at shipment level states no quantity; it must stand at its goods items.", null, judging.flags()));
      return;
    }
    var objection = judging.procedures().objection(licence, judging.use(document));
    outcomes.add(objection.map(sentence -> Say.refused("checked", document, RefusalReason.NOT_USABLE, sentence, null, judging.flags()))
        .orElseGet(() -> Say.document("checked", document, null, judging.flags())));
  }
}
