package org.elicensing.bridge.customs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elicensing.bridge.declaration.DocumentUse;
import org.elicensing.bridge.ledger.ClearanceOutcome;
import org.elicensing.bridge.ledger.Decision;
import org.elicensing.bridge.ledger.Decision.FailedItem;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.Position;
import org.elicensing.bridge.ledger.PositionEvent;
import org.elicensing.bridge.ledger.RefusalReason;
import org.elicensing.bridge.ledger.Reservation;
import org.elicensing.bridge.ledger.ReserveQuantity;
import org.elicensing.bridge.ledger.StateTable;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.licence.ManagedBy;
import org.elicensing.bridge.licence.ProcedureTable;
import org.elicensing.bridge.licence.Usability;

/**
 * Judges every licence that a declaration names, each as a whole and independent of the others: with
 * effect at acceptance, as advice at lodging.
 */
final class DecidePositions {

  private final DeclarationCase now;
  private final DeclarationMessage declared;
  private final List<DocumentUse> documents;
  private final Aim aim;
  private final List<DocumentOutcome> outcomes = new ArrayList<>();

  /** What a judgement is for. */
  private enum Aim { ADVICE, RESERVE, COMPLETE }

  private DecidePositions(DeclarationCase now, DeclarationMessage declared, List<DocumentUse> documents, Aim aim) {
    this.now = now;
    this.declared = declared;
    this.documents = documents;
    this.aim = aim;
  }

  /** Moves nothing (Art 5 of Implementing Regulation (EU) 2024/2145). */
  static List<DocumentOutcome> check(DeclarationCase now, DeclarationMessage declared) {
    return new DecidePositions(now, declared, declared.documents(), Aim.ADVICE).all();
  }

  /** Reserves every position (Art 6(1)). */
  static List<DocumentOutcome> reserve(DeclarationCase now, DeclarationMessage declared) {
    return new DecidePositions(now, declared, declared.documents(), Aim.RESERVE).all();
  }

  /** Reserves the positions on some of its licences only. */
  static List<DocumentOutcome> reserve(DeclarationCase now, DeclarationMessage declared, List<DocumentUse> documents) {
    return new DecidePositions(now, declared, documents, Aim.RESERVE).all();
  }

  /**
   * A supplementary declaration takes nothing again, so it is no matter what is left: it is checked by all rules but that.
   * What a message took that came before anybody knew what kind of declaration it is about is given back.
   */
  static List<DocumentOutcome> complete(DeclarationCase now, DeclarationMessage declared) {
    List<DocumentOutcome> outcomes = new ArrayList<>();
    now.positions().forEach(position -> outcomes.addAll(EndHold.all(now, position)));
    outcomes.addAll(new DecidePositions(now, declared, declared.documents(), Aim.COMPLETE).all());
    return outcomes;
  }

  private List<DocumentOutcome> all() {
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
      } else if (procedures().managedBy(licence, use(document)) == ManagedBy.NOT) {
        checkedOnly = true;
        general(licence, document);
      } else {
        counted.add(document);
      }
    }
    // What was held under another procedure ends where the one declared now is not counted.
    if (!counted.isEmpty() || aim == Aim.RESERVE && checkedOnly && !now.position(licence).holds().isEmpty()) {
      position(licence, counted);
    }
  }

  private void unknown(DocumentUse document) {
    outcomes.add(now.rules().documents().isGeneral(document)
        ? Say.document("checked", document, null, flags("no-record"))
        : Say.refused(action(), document, RefusalReason.NO_SUCH_LICENCE, RefusalReason.NO_SUCH_LICENCE.sentence(), null, flags()));
  }

  /** Checked, never counted. */
  private void general(Licence licence, DocumentUse document) {
    DocumentUse atItem = document.goodsItem() == null ? document.at(0) : document;
    Decision decision = now.rules().reserve().decide(now.position(licence), wish(List.of(atItem)), ReserveQuantity.Status.OBEYED);
    if (decision instanceof Decision.Refused refused && refused.reason() != RefusalReason.ALREADY_CONSUMED) {
      outcomes.add(Say.refused("checked", document, refused.reason(), refused.sentence(), null, flags()));
    } else {
      outcomes.add(Say.document("checked", document, null, flags()));
    }
  }

  /** Quantities stand at goods items only (DE 12 03): a licence at shipment level can be checked, but not managed. */
  private void shipmentLevel(Licence licence, DocumentUse document) {
    if (aim == Aim.RESERVE) {
      outcomes.add(Say.refused("reserved", document, RefusalReason.NOT_COUNTABLE, "A licence at shipment level states no quantity; it must stand at its goods items.", null, flags()));
      return;
    }
    var objection = procedures().objection(licence, use(document));
    outcomes.add(objection.map(sentence -> Say.refused("checked", document, RefusalReason.NOT_USABLE, sentence, null, flags()))
        .orElseGet(() -> Say.document("checked", document, null, flags())));
  }

  private void position(Licence licence, List<DocumentUse> documents) {
    Position position = now.position(licence);
    if (StateTable.LAW.at(position, PositionEvent.ACCEPTED).outcome() != null) {
      settled(position);
      return;
    }
    Decision decision = now.rules().reserve().decide(position, wish(documents), ReserveQuantity.Status.OBEYED);
    if (decision instanceof Decision.Refused refused) {
      if (aim == Aim.COMPLETE && refused.reason() == RefusalReason.INSUFFICIENT) {
        documents.forEach(document -> outcomes.add(Say.document(action(), document, now.line(licence, document.line()), flags())));
      } else {
        refused(licence, documents, refused);
        endReplaced(position, refused);
      }
      return;
    }
    List<Decision.Wish> holds = ((Decision.Granted) decision).holds();
    if (aim == Aim.RESERVE) {
      now.moves().restate(position, holds);
      position.holds().stream().filter(held -> holds.stream().noneMatch(wish -> wish.line().id() == held.key().lineId() && wish.goodsItem() == held.key().goodsItem()))
          .forEach(ended -> outcomes.add(Say.moved("released", licence.reference(), ended, now.line(ended.key().lineId()), flags())));
    }
    List<DocumentOutcome> told = new ArrayList<>();
    holds.forEach(wish -> told.add(Say.done(action(), licence.reference(), wish, now.line(wish.line().id()), null, flags())));
    told.addAll(Say.unused(documents, told, flags()));
    outcomes.addAll(told);
  }

  /** The goods were released before this message came: it takes nothing again. */
  private void settled(Position position) {
    now.late("The goods were released before.");
    position.holds().forEach(hold -> outcomes.add(
        Say.answered(position.licence().reference(), hold, ClearanceOutcome.ALREADY_CONSUMED, null, false, now.line(hold.key().lineId()), flags())));
  }

  /** A site may want the hold to go that a refused position was to replace. */
  private void endReplaced(Position position, Decision.Refused refused) {
    List<Hold> ended = aim == Aim.RESERVE ? now.rules().reserve().endedBy(refused, position) : List.of();
    if (!ended.isEmpty()) {
      outcomes.addAll(EndHold.end(now, position, ended, "released"));
    }
  }

  private void refused(Licence licence, List<DocumentUse> documents, Decision.Refused refused) {
    Map<Integer, FailedItem> failing = new HashMap<>();
    refused.items().forEach(item -> failing.merge(item.goodsItem(), item, (one, other) -> one.reason().compareTo(other.reason()) <= 0 ? one : other));
    now.desk().fact("refused " + licence.reference(), refused.reason().code() + " " + refused.sentence());
    for (DocumentUse document : documents) {
      FailedItem own = failing.get(document.goodsItem());
      Integer number = document.line() != null ? document.line() : own == null ? null : own.line();
      Line line = now.line(licence, number);
      outcomes.add(own != null
          ? Say.refused(action(), document, own.reason(), own.sentence(), line, flags())
          : Say.refused(action(), document, refused.reason(), refused.items().isEmpty() ? refused.sentence()
              : "The licence is decided as a whole: " + refused.sentence(), line, flags()));
    }
  }

  private Reservation wish(List<DocumentUse> documents) {
    return new Reservation(new Usability.Use(now.day(), null, null, additionalType()), declared.exporter(), null, documents);
  }

  private Usability.Use use(DocumentUse document) {
    return new Usability.Use(now.day(), document.documentType(), document.procedure(), additionalType());
  }

  private String additionalType() {
    return declared.additionalType() != null ? declared.additionalType() : now.declaration().additionalType();
  }

  private ProcedureTable procedures() {
    return now.rules().reserve().procedures();
  }

  private String action() {
    return aim == Aim.RESERVE ? "reserved" : "checked";
  }

  private List<String> flags(String... more) {
    return Flags.of(now, more);
  }
}
