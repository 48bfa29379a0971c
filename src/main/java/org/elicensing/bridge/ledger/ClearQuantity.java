package org.elicensing.bridge.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.elicensing.bridge.declaration.Codes;
import org.elicensing.bridge.ledger.Decision.Wish;

/**
 * Decides what a clearance consumes of a position (Art 6(3)-(4) of Implementing Regulation (EU) 2024/2145).
 * Changes nothing itself.
 */
public final class ClearQuantity {

  private final Units units;

  public ClearQuantity(Units units) {
    this.units = units;
  }

  /** @param consumed what becomes consumed; the rest of the position goes back. Empty unless executed. */
  public record Clearance(ClearanceOutcome outcome, String sentence, List<Wish> consumed) {}

  /** The goods were released; no items: the whole of what is held. */
  public Clearance release(Position position, List<ReleasedItem> items, LocalDate today) {
    Optional<ClearanceOutcome> settled = settled(position);
    if (settled.isPresent()) {
      return refused(settled.get(), settled.get().sentence());
    }
    if (items.isEmpty()) {
      return executed(position, position.holds().stream().map(hold -> whole(position, hold)).toList(), today);
    }
    Map<Hold.Key, Wish> released = new LinkedHashMap<>();
    for (ReleasedItem item : items) {
      Optional<Wish> fitting = fitting(position, item);
      if (fitting.isEmpty()) {
        return refused(ClearanceOutcome.NOTHING_HELD_FITS, "Nothing held fits goods item " + item.goodsItem()
            + (item.line() == null ? "" : ", line " + item.line()) + ", in the measures and units it states.");
      }
      Wish wish = fitting.get();
      released.merge(new Hold.Key(wish.line().id(), position.declarationId(), wish.goodsItem()), wish,
          (one, other) -> Counting.together(one, other, units));
    }
    return uncovered(position, released.values()).map(sentence -> refused(ClearanceOutcome.SURPLUS_NOT_COVERED, sentence))
        .orElseGet(() -> executed(position, List.copyOf(released.values()), today));
  }

  /** The outcome when nothing is left to clear: no record, or already consumed. */
  public static Optional<ClearanceOutcome> settled(Position position) {
    if (position.empty()) {
      return Optional.of(ClearanceOutcome.NO_RECORD);
    }
    return position.consumed() ? Optional.of(ClearanceOutcome.ALREADY_CONSUMED) : Optional.empty();
  }

  private static Clearance executed(Position position, List<Wish> consumed, LocalDate today) {
    ClearanceOutcome outcome = position.licence().inForceOn(today) ? ClearanceOutcome.EXECUTED : ClearanceOutcome.EXECUTED_STATUS_CHANGED;
    return new Clearance(outcome, outcome.sentence(), consumed);
  }

  private static Clearance refused(ClearanceOutcome outcome, String sentence) {
    return new Clearance(outcome, sentence, List.of());
  }

  public static Wish whole(Position position, Hold hold) {
    return new Wish(position.lineOf(hold), hold.key().goodsItem(), hold.quantity(), hold.value(), hold.declared());
  }

  private Optional<Wish> fitting(Position position, ReleasedItem item) {
    List<Hold> held = position.holds().stream()
        .filter(hold -> hold.key().goodsItem() == item.goodsItem() && (item.line() == null || hold.lineNumber() == item.line())).toList();
    if (held.size() != 1) {
      return Optional.empty();
    }
    Hold hold = held.get(0);
    Line line = position.lineOf(hold);
    Optional<Long> quantity = count(Measure.QUANTITY, line, item.quantity(), item.unit());
    Optional<Long> value = count(Measure.VALUE, line, item.amount(), item.currency());
    if (quantity.isEmpty() || value.isEmpty()) {
      return Optional.empty();
    }
    Declared asHeld = hold.declared();
    return Optional.of(new Wish(line, item.goodsItem(), quantity.get(), value.get(), new Declared(asHeld.licence(), asHeld.commodityCode(),
        item.quantity(), unit(item.quantity(), item.unit(), asHeld.unit()), item.amount(), unit(item.amount(), item.currency(), asHeld.currency()), asHeld.documents())));
  }

  /** A measure that is not stated has no unit either. */
  private static String unit(BigDecimal number, String stated, String held) {
    return number == null ? null : stated == null ? held : stated;
  }

  private Optional<Long> count(Measure measure, Line line, BigDecimal number, String unit) {
    if (!line.limitedIn(measure)) {
      return Optional.of(0L);
    }
    if (number == null) {
      return Optional.empty();
    }
    if (number.signum() == 0) {
      return Optional.of(0L);
    }
    return unit == null ? Optional.empty() : Counting.count(units, measure, number, Codes.normal(unit), line);
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
