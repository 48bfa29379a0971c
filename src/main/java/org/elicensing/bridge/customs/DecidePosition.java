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
import org.elicensing.bridge.ledger.ReserveQuantity;
import org.elicensing.bridge.ledger.StateTable;
import org.elicensing.bridge.licence.Licence;

/** Decides the position of a declaration on one licence, as a whole, and says what became of each of its documents. */
final class DecidePosition {

  private final Judging judging;
  private final DeclarationCase now;
  private final List<DocumentOutcome> outcomes = new ArrayList<>();

  private DecidePosition(Judging judging) {
    this.judging = judging;
    this.now = judging.now();
  }

  /** @param documents those of the licence that are counted; none: nothing of it is counted any more */
  static List<DocumentOutcome> decide(Judging judging, Licence licence, List<DocumentUse> documents) {
    return new DecidePosition(judging).decide(licence, documents);
  }

  private List<DocumentOutcome> decide(Licence licence, List<DocumentUse> documents) {
    Position position = now.position(licence);
    if (StateTable.LAW.at(position, PositionEvent.ACCEPTED).outcome() != null) {
      settled(position);
      return outcomes;
    }
    Decision decision = now.rules().reserve().decide(position, judging.wish(documents), ReserveQuantity.Status.OBEYED);
    if (decision instanceof Decision.Refused refused) {
      if (judging.aim() == Judging.Aim.COMPLETE && refused.reason() == RefusalReason.INSUFFICIENT) {
        documents.forEach(document -> outcomes.add(Say.document(judging.action(), document, now.line(licence, document.line()), judging.flags())));
      } else {
        refused(licence, documents, refused);
        endReplaced(position, refused);
      }
      return outcomes;
    }
    List<Decision.Wish> holds = ((Decision.Granted) decision).holds();
    if (judging.reserves()) {
      now.moves().restate(position, holds);
      position.holds().stream().filter(held -> holds.stream().noneMatch(wish -> wish.line().id() == held.key().lineId() && wish.goodsItem() == held.key().goodsItem()))
          .forEach(ended -> outcomes.add(Say.moved("released", licence.reference(), ended, now.line(ended.key().lineId()), judging.flags())));
    }
    List<DocumentOutcome> told = new ArrayList<>();
    holds.forEach(wish -> told.add(Say.done(judging.action(), licence.reference(), wish, now.line(wish.line().id()), null, judging.flags())));
    told.addAll(Say.unused(documents, told, judging.flags()));
    outcomes.addAll(told);
    return outcomes;
  }

  /** The goods were released before this message came: it takes nothing again. */
  private void settled(Position position) {
    now.late("The goods were released before.");
    position.holds().forEach(hold -> outcomes.add(
        Say.answered(position.licence().reference(), hold, ClearanceOutcome.ALREADY_CONSUMED, null, false, now.line(hold.key().lineId()), judging.flags())));
  }

  /** A site may want the hold to go that a refused position was to replace. */
  private void endReplaced(Position position, Decision.Refused refused) {
    List<Hold> ended = judging.reserves() ? now.rules().reserve().endedBy(refused, position) : List.of();
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
          ? Say.refused(judging.action(), document, own.reason(), own.sentence(), line, judging.flags())
          : Say.refused(judging.action(), document, refused.reason(), refused.items().isEmpty() ? refused.sentence()
              : "The licence is decided as a whole: " + refused.sentence(), line, judging.flags()));
    }
  }
}
