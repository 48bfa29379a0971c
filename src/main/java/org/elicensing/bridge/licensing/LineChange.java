package org.elicensing.bridge.licensing;

import java.util.ArrayList;
import java.util.List;
import org.elicensing.bridge.ledger.Balance;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.Measure;
import org.elicensing.bridge.licensing.LicenceRecord.RecordLine;
import org.elicensing.bridge.reading.Finding;

/**
 * What a new record does to one line: keeps what is held and consumed, or says why it cannot.
 *
 * @param findings empty when the change is acceptable
 */
record LineChange(Line before, Line after, List<Finding> findings) {

  /** The line of a licence that is new to the bridge, or new on its licence. */
  static Line fresh(long id, long licenceId, RecordLine wanted) {
    return Line.fresh(id, licenceId, wanted.number(), wanted.commodityCode(), wanted.unit(), wanted.currency(),
        wanted.quantity() == null ? null : Balance.of(wanted.quantity()), wanted.value() == null ? null : Balance.of(wanted.value()));
  }

  static LineChange of(Line before, RecordLine wanted) {
    List<Finding> findings = new ArrayList<>();
    Balance quantity = balance(before, Measure.QUANTITY, wanted.unit(), wanted.quantity(), findings);
    Balance value = balance(before, Measure.VALUE, wanted.currency(), wanted.value(), findings);
    Line after = before.restated(wanted.commodityCode(), wanted.unit(), wanted.currency(), quantity, value, false);
    return new LineChange(before, after, findings);
  }

  /** The record no longer has the line. */
  static LineChange dropped(Line before) {
    if (before.allocations() > 0) {
      return new LineChange(before, before, List.of(new Finding("/Licence/Line", "line-in-use", "Line " + before.number() + " is in use and cannot be dropped.")));
    }
    Line after = before.restated(before.commodityCode(), before.unit(), before.currency(),
        before.quantity() == null ? null : before.quantity().authorised(0), before.value() == null ? null : before.value().authorised(0), true);
    return new LineChange(before, after, List.of());
  }

  /** Whether a line in use becomes limited in the measure. */
  boolean limits(Measure measure) {
    return before.allocations() > 0 && !before.limitedIn(measure) && after.limitedIn(measure);
  }

  /** Whether a line in use is no longer limited in the measure. */
  boolean frees(Measure measure) {
    return before.allocations() > 0 && before.limitedIn(measure) && !after.limitedIn(measure);
  }

  static String path(int line, Measure measure) {
    return "/Licence/Line[LineNumber=" + line + "]/" + (measure == Measure.QUANTITY ? "Quantity" : "Value");
  }

  static Finding belowUse(int line, Measure measure, long used, String unit) {
    return new Finding(path(line, measure), "below-use", "Line " + line + " has " + measure.text(used) + " " + unit
        + " held or consumed; the least acceptable limit is " + measure.text(used) + ".");
  }

  private static Balance balance(Line before, Measure measure, String unit, Long limit, List<Finding> findings) {
    Balance old = before.balance(measure);
    if (old == null || limit == null || before.allocations() == 0) {
      return limit == null ? null : Balance.of(limit);
    }
    if (!before.unitOf(measure).equals(unit)) {
      findings.add(new Finding(path(before.number(), measure), "unit-in-use", "Line " + before.number() + " is in use; its "
          + (measure == Measure.QUANTITY ? "unit" : "currency") + " stays " + before.unitOf(measure) + "."));
      return old;
    }
    // An officer may have let the use exceed the limit: the same limit again is not what puts the line below its use.
    if (limit < old.used() && limit != old.authorised()) {
      findings.add(belowUse(before.number(), measure, old.used(), unit));
      return old;
    }
    return new Balance(limit, old.reserved(), old.consumed(), Math.max(0, Math.min(old.overdraft(), old.used() - limit)));
  }
}
