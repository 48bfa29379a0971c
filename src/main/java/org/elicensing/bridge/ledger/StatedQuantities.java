package org.elicensing.bridge.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elicensing.bridge.declaration.Codes;
import org.elicensing.bridge.ledger.Decision.Wish;
import org.elicensing.bridge.ledger.InterveneQuantity.Change;
import org.elicensing.bridge.ledger.InterveneQuantity.Verb;

/** What an officer states of goods items, brought to what their lines count in; or a sentence why it cannot be counted. */
final class StatedQuantities {

  private final Units units;

  StatedQuantities(Units units) {
    this.units = units;
  }

  /** The item holds or has consumed what is stated, in place of what it had. */
  Optional<String> putDown(Position position, ReleasedItem item, Verb verb, String licence, Map<Hold.Key, Change> changes) {
    Optional<Line> line = line(position, item);
    if (line.isEmpty()) {
      return noLine(item);
    }
    Hold.Key key = new Hold.Key(line.get().id(), position.declarationId(), item.goodsItem());
    Hold before = position.hold(key.lineId(), key.goodsItem()).orElse(null);
    boolean consumed = verb == Verb.ACCEPT || (before == null ? position.consumed() : before.consumed());
    if (saysNothing(item)) {
      if (before == null || verb != Verb.ACCEPT) {
        return Optional.of("Goods item " + item.goodsItem() + " must state its quantities.");
      }
      changes.put(key, new Change(before, ClearQuantity.whole(position, before), true));
      return Optional.empty();
    }
    Optional<Long> quantity = count(Measure.QUANTITY, line.get(), item.quantity(), item.unit());
    Optional<Long> value = count(Measure.VALUE, line.get(), item.amount(), item.currency());
    if (quantity.isEmpty() || value.isEmpty()) {
      return notCountable(item, line.get());
    }
    Wish wish = new Wish(line.get(), item.goodsItem(), quantity.get(), value.get(), declared(before, item, licence));
    Change earlier = changes.get(key);
    Optional<Wish> together = earlier == null || earlier.after() == null ? Optional.of(wish) : Counting.together(earlier.after(), wish, units);
    together.ifPresent(all -> changes.put(key, new Change(before, Moves.nothing(all) ? null : all, consumed)));
    return together.isPresent() ? Optional.empty() : Optional.of(Counting.unlike(item.goodsItem(), line.get()));
  }

  /** The item loses what is stated; all of it where nothing is. */
  Optional<String> takeOff(Position position, ReleasedItem item, Map<Hold.Key, Change> changes) {
    List<Hold> fitting = fitting(position, item);
    if (fitting.size() != 1) {
      return Optional.of(notThere(item));
    }
    Hold hold = fitting.get(0);
    Line line = position.lineOf(hold);
    if (saysNothing(item)) {
      changes.put(hold.key(), new Change(hold, null, false));
      return Optional.empty();
    }
    Optional<Long> quantity = count(Measure.QUANTITY, line, item.quantity(), item.unit());
    Optional<Long> value = count(Measure.VALUE, line, item.amount(), item.currency());
    if (!line.managed() || quantity.isEmpty() || value.isEmpty()) {
      return notCountable(item, line);
    }
    Change earlier = changes.get(hold.key());
    long quantityLeft = left(hold, earlier, Measure.QUANTITY) - quantity.get();
    long valueLeft = left(hold, earlier, Measure.VALUE) - value.get();
    if (quantityLeft < 0 || valueLeft < 0) {
      return Optional.of("Goods item " + item.goodsItem() + " has less on line " + line.number() + " than is refused.");
    }
    Wish rest = new Wish(line, item.goodsItem(), quantityLeft, valueLeft, rest(hold, line, quantityLeft, valueLeft));
    changes.put(hold.key(), new Change(hold, Moves.nothing(rest) ? null : rest, hold.consumed()));
    return Optional.empty();
  }

  /** Whether the change leaves less consumed; on an open line, which counts nothing, by what was declared. */
  static boolean takesBack(Change change) {
    if (change.before() == null || !change.before().consumed()) {
      return false;
    }
    if (change.after() == null || change.after().quantity() < change.before().quantity() || change.after().value() < change.before().value()) {
      return true;
    }
    Declared was = change.before().declared();
    Declared now = change.after().declared();
    return !change.after().line().managed() && (less(now.quantity(), now.unit(), was.quantity(), was.unit()) || less(now.amount(), now.currency(), was.amount(), was.currency()));
  }

  private static boolean less(BigDecimal now, String unit, BigDecimal was, String unitBefore) {
    boolean sameUnit = Codes.normal(unit) == null ? unitBefore == null : Codes.normal(unit).equals(Codes.normal(unitBefore));
    return was != null && (now == null || !sameUnit || now.compareTo(was) < 0);
  }

  private static Optional<Line> line(Position position, ReleasedItem item) {
    List<Hold> fitting = fitting(position, item);
    return fitting.size() == 1 ? Optional.of(position.lineOf(fitting.get(0))) : position.line(item.line());
  }

  private static List<Hold> fitting(Position position, ReleasedItem item) {
    return position.holds().stream().filter(hold -> hold.key().goodsItem() == item.goodsItem() && (item.line() == null || hold.lineNumber() == item.line())).toList();
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
    return unit == null ? Optional.empty() : Counting.count(units, measure, number, Codes.normal(unit), line).filter(counted -> counted != Counting.BEYOND);
  }

  private static boolean saysNothing(ReleasedItem item) {
    return item.quantity() == null && item.amount() == null;
  }

  private static long left(Hold hold, Change earlier, Measure measure) {
    return earlier == null ? hold.in(measure) : earlier.after() == null ? 0 : earlier.after().in(measure);
  }

  private static Declared declared(Hold before, ReleasedItem item, String licence) {
    Declared was = before == null ? new Declared(licence, null, null, null, null, null, null) : before.declared();
    return new Declared(was.licence(), was.commodityCode(), item.quantity(), unit(item.quantity(), item.unit(), was.unit()),
        item.amount(), unit(item.amount(), item.currency(), was.currency()), was.documents());
  }

  /** A measure that is not stated has no unit either. */
  private static String unit(BigDecimal number, String stated, String before) {
    return number == null ? null : stated == null ? before : stated;
  }

  /** What is left is told in the line's own unit: the declaration's may not be able to say it exactly. */
  private static Declared rest(Hold hold, Line line, long quantity, long value) {
    Declared was = hold.declared();
    boolean inQuantity = line.limitedIn(Measure.QUANTITY);
    boolean inValue = line.limitedIn(Measure.VALUE);
    return new Declared(was.licence(), was.commodityCode(), inQuantity ? Measure.QUANTITY.decimal(quantity) : was.quantity(), inQuantity ? line.unit() : was.unit(),
        inValue ? Measure.VALUE.decimal(value) : was.amount(), inValue ? line.currency() : was.currency(), was.documents());
  }

  static String notThere(ReleasedItem item) {
    return "Goods item " + item.goodsItem() + (item.line() == null ? "" : ", line " + item.line()) + " is neither held nor consumed, or on several lines.";
  }

  private static Optional<String> noLine(ReleasedItem item) {
    return Optional.of(item.line() == null ? "Goods item " + item.goodsItem() + " names no line, and the licence has not just one." : "The licence has no line " + item.line() + ".");
  }

  private static Optional<String> notCountable(ReleasedItem item, Line line) {
    return Optional.of("What is stated of goods item " + item.goodsItem() + " cannot be counted on line " + line.number() + ": every measure that it limits is stated, in a unit that converts exactly.");
  }
}
