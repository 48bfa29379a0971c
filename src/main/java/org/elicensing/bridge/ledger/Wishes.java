package org.elicensing.bridge.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.elicensing.bridge.declaration.DocumentUse;
import org.elicensing.bridge.ledger.Decision.FailedItem;
import org.elicensing.bridge.ledger.Decision.Wish;
import org.elicensing.bridge.licence.ManagedBy;

/** Measures what goods items use in the units of their lines, and adds up what falls on the same hold. */
final class Wishes {

  private final Units units;
  private final Map<Hold.Key, Wish> byHold = new LinkedHashMap<>();

  Wishes(Units units) {
    this.units = units;
  }

  Collection<Wish> all() {
    return byHold.values();
  }

  /**
   * Adds the item to its hold, or says why its measures cannot be counted (reasons 10 and 11).
   *
   * @param managed which of the line's limits the use counts against; one that counts against none holds nothing
   */
  Optional<FailedItem> add(Line line, DocumentUse item, long declarationId, ManagedBy managed) {
    ManagedBy counted = line.managed() ? managed.within(line.limitedIn(Measure.QUANTITY), line.limitedIn(Measure.VALUE)) : managed;
    if (counted == ManagedBy.NOT) {
      return Optional.empty();
    }
    List<FailedItem> failed = new ArrayList<>();
    long quantity = counted.quantity() ? count(Measure.QUANTITY, line, item, item.quantity(), item.unit(), failed) : 0;
    long value = counted.value() ? count(Measure.VALUE, line, item, item.amount(), item.currency(), failed) : 0;
    if (failed.isEmpty()) {
      DocumentUse.AsWritten written = item.written();
      Declared declared = new Declared(written.licence(), item.commodityCode(), item.quantity(), written.unit(), item.amount(), written.currency(),
          written.sequence() == null ? null : written.sequence().toString());
      Wish wish = new Wish(line, item.goodsItem(), quantity, value, declared);
      if (!Counting.add(byHold, new Hold.Key(line.id(), declarationId, item.goodsItem()), wish, units)) {
        failed.add(unlike(wish));
      }
    }
    return failed.stream().min(Comparator.comparing(FailedItem::reason));
  }

  static FailedItem unlike(Wish wish) {
    return new FailedItem(wish.goodsItem(), wish.line().number(), RefusalReason.UNIT_DIFFERS, Counting.unlike(wish.goodsItem(), wish.line()));
  }

  private long count(Measure measure, Line line, DocumentUse item, BigDecimal number, String unit, List<FailedItem> failed) {
    if (!line.limitedIn(measure)) {
      return 0;
    }
    if (number == null || unit == null) {
      failed.add(new FailedItem(item.goodsItem(), line.number(), RefusalReason.NOT_COUNTABLE, "Goods item " + item.goodsItem()
          + " must state its " + measure.name().toLowerCase(Locale.ROOT) + " in " + line.unitOf(measure) + "."));
      return 0;
    }
    Optional<Long> counted = Counting.count(units, measure, number, unit, line);
    if (counted.isEmpty()) {
      failed.add(new FailedItem(item.goodsItem(), line.number(), RefusalReason.UNIT_DIFFERS, "Goods item " + item.goodsItem()
          + " is declared in " + unit + ", the licence line counts in " + line.unitOf(measure) + "."));
    }
    return counted.orElse(0L);
  }
}
