package org.elicensing.bridge.ledger;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.elicensing.bridge.ledger.Decision.Wish;

/** Brings declared numbers to what a line counts in, and adds them up without ever overflowing. */
final class Counting {

  /** More than any line can have; sums with it stay beyond as well. */
  static final long BEYOND = Long.MAX_VALUE;

  private Counting() {}

  /** The count in the line's unit or currency; empty when it cannot be converted exactly. */
  static Optional<Long> count(Units units, Measure measure, BigDecimal number, String unit, Line line) {
    String wanted = line.unitOf(measure);
    Optional<BigDecimal> converted = measure == Measure.QUANTITY
        ? units.convert(number, unit, wanted)
        : Optional.of(number).filter(amount -> unit.equals(wanted));
    return converted.filter(measure::exact).map(exact -> measure.bounded(exact) ? measure.scaled(exact) : BEYOND);
  }

  static long sum(long one, long other) {
    return one > BEYOND - other ? BEYOND : one + other;
  }

  static long sum(Collection<Wish> wishes, Measure measure) {
    return wishes.stream().mapToLong(wish -> wish.in(measure)).reduce(0, Counting::sum);
  }

  /** Both on one hold; empty where they are declared in units or currencies that do not convert. */
  static Optional<Wish> together(Wish one, Wish other, Units units) {
    return one.declared().plus(other.declared(), units)
        .map(declared -> new Wish(one.line(), one.goodsItem(), sum(one.quantity(), other.quantity()), sum(one.value(), other.value()), declared));
  }

  /** Adds a wish to what falls on its hold already, or leaves that as it is where they cannot be added up; whether it could. */
  static boolean add(Map<Hold.Key, Wish> perHold, Hold.Key key, Wish wish, Units units) {
    Wish before = perHold.get(key);
    Optional<Wish> all = before == null ? Optional.of(wish) : together(before, wish, units);
    all.ifPresent(sum -> perHold.put(key, sum));
    return all.isPresent();
  }

  static String unlike(int goodsItem, Line line) {
    return "What is stated of goods item " + goodsItem + " on line " + line.number() + " cannot be added up: its units or currencies do not convert into each other. State it in one.";
  }

  /** For sentences: the number with its unit. */
  static String text(Measure measure, long count, Line line) {
    return count == BEYOND ? "more than can be counted" : measure.text(Math.max(0, count)) + " " + line.unitOf(measure);
  }
}
