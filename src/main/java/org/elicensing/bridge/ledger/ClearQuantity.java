package org.elicensing.bridge.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.elicensing.bridge.ledger.Decision.Wish;

/**
 * Decides what a clearance consumes of a position (Art 6(3)-(4) of Implementing Regulation (EU) 2024/2145).
 * Changes nothing itself.
 */
public final class ClearQuantity {

  private final Units units;
  private final FitItem fit;
  private final StateTable states;

  public ClearQuantity(Units units) {
    this(units, StateTable.LAW);
  }

  ClearQuantity(Units units, StateTable states) {
    this.units = units;
    this.fit = new FitItem(units);
    this.states = states;
  }

  /** @param consumed what becomes consumed; the rest of the position goes back. Empty unless executed. */
  public record Clearance(ClearanceOutcome outcome, String sentence, List<Wish> consumed) {}

  /** The goods were released; no items: the whole of what is held. */
  public Clearance release(Position position, List<ReleasedItem> items, LocalDate today) {
    Cell cell = states.at(position, PositionEvent.RELEASED);
    if (cell.refuses()) {
      return refused(cell.outcome(), states.sentence(position, PositionEvent.RELEASED));
    }
    if (items.isEmpty()) {
      return executed(position, position.holds().stream().map(hold -> whole(position, hold)).toList(), today);
    }
    Map<Hold.Key, Wish> released = new LinkedHashMap<>();
    for (ReleasedItem item : items) {
      Optional<Wish> fitting = fit.wish(position, item);
      if (fitting.isEmpty()) {
        return refused(ClearanceOutcome.NOTHING_HELD_FITS, FitItem.unfitting(item));
      }
      Wish wish = fitting.get();
      if (!Counting.add(released, ReleaseDeclared.key(position, wish), wish, units)) {
        return refused(ClearanceOutcome.NOTHING_HELD_FITS, Counting.unlike(wish.goodsItem(), wish.line()));
      }
    }
    return uncovered(position, released.values()).map(sentence -> refused(ClearanceOutcome.SURPLUS_NOT_COVERED, sentence))
        .orElseGet(() -> executed(position, List.copyOf(released.values()), today));
  }

  /** The goods were not released: nothing of what is held is consumed. */
  public Clearance notReleased(Position position) {
    Cell cell = states.at(position, PositionEvent.NOT_RELEASED);
    ClearanceOutcome outcome = cell.refuses() ? cell.outcome() : PositionEvent.NOT_RELEASED.executed(true);
    return new Clearance(outcome, outcome.sentence(), List.of());
  }

  private static Clearance executed(Position position, List<Wish> consumed, LocalDate today) {
    ClearanceOutcome outcome = PositionEvent.RELEASED.executed(position.licence().inForceOn(today));
    return new Clearance(outcome, outcome.sentence(), consumed);
  }

  private static Clearance refused(ClearanceOutcome outcome, String sentence) {
    return new Clearance(outcome, sentence, List.of());
  }

  public static Wish whole(Position position, Hold hold) {
    return new Wish(position.lineOf(hold), hold.key().goodsItem(), hold.quantity(), hold.value(), hold.declared());
  }

  /** The surplus of a line must be covered by what is available there, together with what is held. */
  private static Optional<String> uncovered(Position position, Collection<Wish> released) {
    Map<Line, List<Wish>> perLine = released.stream().collect(Collectors.groupingBy(Wish::line));
    return perLine.entrySet().stream().flatMap(entry -> uncovered(position, entry.getKey(), entry.getValue()).stream()).findFirst();
  }

  private static Optional<String> uncovered(Position position, Line line, List<Wish> released) {
    for (Measure measure : Measure.values()) {
      if (line.limitedIn(measure)) {
        long wanted = Counting.sum(released, measure);
        long held = position.heldOn(line, measure);
        long left = line.balance(measure).available();
        if (wanted > held && wanted - held > left) {
          return Optional.of("On line " + line.number() + " " + Counting.text(measure, held, line) + " are held and "
              + Counting.text(measure, left, line) + " are left; " + Counting.text(measure, wanted, line) + " were released.");
        }
      }
    }
    return Optional.empty();
  }
}
