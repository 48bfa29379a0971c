package org.elicensing.bridge.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elicensing.bridge.ledger.ClearQuantity.Clearance;
import org.elicensing.bridge.ledger.Decision.Wish;

/**
 * Decides a correction of what a declaration has consumed of a licence (Art 7 of Implementing Regulation (EU)
 * 2024/2145): new quantities for the items that are listed, all others as they are. Changes nothing itself.
 */
public final class AmendQuantity {

  private final Units units;
  private final FitItem fit;
  private final StateTable states;

  public AmendQuantity(Units units) {
    this(units, StateTable.LAW);
  }

  AmendQuantity(Units units, StateTable states) {
    this.units = units;
    this.fit = new FitItem(units);
    this.states = states;
  }

  /** What is consumed from now on, listed or not; an item of 0 is taken back. An increase comes from what is available, or nothing moves. */
  public Clearance amend(Position position, List<ReleasedItem> items, LocalDate today) {
    Cell cell = states.at(position, PositionEvent.AMENDED);
    if (cell.refuses()) {
      return refused(cell.outcome(), cell.sentence());
    }
    Position consumedPart = position.consumedPart();
    Map<Hold.Key, Wish> stated = new LinkedHashMap<>();
    for (ReleasedItem item : items) {
      Optional<Wish> fitting = fit.wish(consumedPart, item);
      if (fitting.isEmpty()) {
        return refused(ClearanceOutcome.NOTHING_HELD_FITS, FitItem.unfitting(item));
      }
      Wish wish = fitting.get();
      if (!Counting.add(stated, ReleaseDeclared.key(position, wish), wish, units)) {
        return refused(ClearanceOutcome.NOTHING_HELD_FITS, Counting.unlike(wish.goodsItem(), wish.line()));
      }
    }
    List<Wish> consumed = new ArrayList<>();
    consumedPart.holds().forEach(hold -> consumed.add(stated.getOrDefault(hold.key(), ClearQuantity.whole(position, hold))));
    return uncovered(consumedPart, consumed).map(sentence -> refused(ClearanceOutcome.SURPLUS_NOT_COVERED, sentence)).orElseGet(() -> executed(PositionEvent.AMENDED, position, consumed, today));
  }

  /** Nothing is consumed any more. */
  public Clearance withdraw(Position position, LocalDate today) {
    Cell cell = states.at(position, PositionEvent.WITHDRAWN);
    return cell.refuses() ? refused(cell.outcome(), cell.sentence()) : executed(PositionEvent.WITHDRAWN, position, List.of(), today);
  }

  private static Optional<String> uncovered(Position position, List<Wish> consumed) {
    for (Line line : position.lines()) {
      List<Wish> onLine = consumed.stream().filter(wish -> wish.line().id() == line.id()).toList();
      for (Measure measure : Measure.values()) {
        if (line.limitedIn(measure)) {
          long wanted = Counting.sum(onLine, measure);
          long before = position.asHeld().heldOn(line, measure);
          long left = line.balance(measure).available();
          if (wanted > before && wanted - before > left) {
            return Optional.of("On line " + line.number() + " " + Counting.text(measure, before, line) + " are consumed and "
                + Counting.text(measure, left, line) + " are left; they were to become " + Counting.text(measure, wanted, line) + ".");
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Clearance executed(PositionEvent event, Position position, List<Wish> consumed, LocalDate today) {
    ClearanceOutcome outcome = event.executed(position.licence().inForceOn(today));
    return new Clearance(outcome, outcome.sentence(), consumed);
  }

  private static Clearance refused(ClearanceOutcome outcome, String sentence) {
    return new Clearance(outcome, sentence, List.of());
  }
}
