package org.elicensing.bridge.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.elicensing.bridge.declaration.Codes;
import org.elicensing.bridge.ledger.Decision.Wish;

/** Finds the one hold or consumption that an item of customs speaks of, and counts what it states in the units of its line. */
final class FitItem {

  private final Units units;

  FitItem(Units units) {
    this.units = units;
  }

  static String unfitting(ReleasedItem item) {
    return "Nothing held fits goods item " + item.goodsItem() + (item.line() == null ? "" : ", line " + item.line()) + ", in the measures and units it states.";
  }

  /** Empty when there is not just one, or a measure that it has is missing or cannot be converted. */
  Optional<Wish> wish(Position position, ReleasedItem item) {
    List<Hold> held = position.holds().stream()
        .filter(hold -> hold.key().goodsItem() == item.goodsItem() && (item.line() == null || hold.lineNumber() == item.line())).toList();
    if (held.size() != 1) {
      return Optional.empty();
    }
    Hold hold = held.get(0);
    Line line = position.lineOf(hold);
    Optional<Long> quantity = count(Measure.QUANTITY, hold, line, item.quantity(), item.unit());
    Optional<Long> value = count(Measure.VALUE, hold, line, item.amount(), item.currency());
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

  /** What the hold has nothing of, because its procedure is not managed so, need not be stated. */
  private Optional<Long> count(Measure measure, Hold hold, Line line, BigDecimal number, String unit) {
    if (!line.limitedIn(measure)) {
      return Optional.of(0L);
    }
    if (number == null) {
      return hold.in(measure) == 0 ? Optional.of(0L) : Optional.empty();
    }
    if (number.signum() == 0) {
      return Optional.of(0L);
    }
    return unit == null ? Optional.empty() : Counting.count(units, measure, number, Codes.normal(unit), line);
  }
}
