package org.elicensing.bridge.ledger;

import java.math.BigDecimal;
import java.util.Collection;
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

  static Wish together(Wish one, Wish other, Units units) {
    return new Wish(one.line(), one.goodsItem(), sum(one.quantity(), other.quantity()), sum(one.value(), other.value()),
        one.declared().plus(other.declared(), units));
  }

  /** For sentences: the number with its unit. */
  static String text(Measure measure, long count, Line line) {
    return count == BEYOND ? "more than can be counted" : measure.text(Math.max(0, count)) + " " + line.unitOf(measure);
  }
}
