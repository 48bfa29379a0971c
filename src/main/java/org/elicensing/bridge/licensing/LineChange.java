package org.elicensing.bridge.licensing;

import java.util.ArrayList;
import java.util.List;
import org.elicensing.bridge.ledger.Balance;
import org.elicensing.bridge.ledger.Books;
import org.elicensing.bridge.ledger.HandedOn;
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

  static LineChange of(Books books, Line before, RecordLine wanted) {
    List<Finding> findings = new ArrayList<>();
    Balance quantity = balance(before, Measure.QUANTITY, wanted.unit(), wanted.quantity(), HandedOn.of(books, before, Measure.QUANTITY), findings);
    Balance value = balance(before, Measure.VALUE, wanted.currency(), wanted.value(), HandedOn.of(books, before, Measure.VALUE), findings);
    Line after = before.restated(wanted.commodityCode(), wanted.unit(), wanted.currency(), quantity, value, false);
    return new LineChange(before, after, findings);
  }

  /** The same change, of a line that is from now on split off that one of another licence; null: off none. */
  LineChange splitOff(Long parentLine) {
    return new LineChange(before, after.splitOff(parentLine), findings);
  }

  /** The record no longer has the line. */
  static LineChange dropped(Books books, Line before) {
    if (before.allocations() > 0 || HandedOn.any(books, before)) {
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

  /** @param handedOn part of the use that was split off */
  static Finding belowUse(int line, Measure measure, long used, String unit, long handedOn) {
    return new Finding(path(line, measure), "below-use", "Line " + line + " has " + measure.text(used) + " " + unit
        + (handedOn > 0 ? " held, consumed or split off" : " held or consumed") + "; the least acceptable limit is " + measure.text(used) + ".");
  }

  /** @param handedOn to licences that were split off; the line itself keeps the rest of the record's limit */
  private static Balance balance(Line before, Measure measure, String unit, Long limit, long handedOn, List<Finding> findings) {
    Balance old = before.balance(measure);
    boolean bound = old != null && (before.allocations() > 0 && limit != null || handedOn > 0);
    if (bound && !before.unitOf(measure).equals(unit)) {
      findings.add(new Finding(path(before.number(), measure), "unit-in-use", "Line " + before.number() + " is in use; its "
          + (measure == Measure.QUANTITY ? "unit" : "currency") + " stays " + before.unitOf(measure) + "."));
      return old;
    }
    if (limit == null) {
      return null;
    }
    long own = limit - handedOn;
    long used = old == null ? 0 : old.used();
    // An officer may have let the use exceed the limit: the same limit again is not what puts the line below its use.
    if (own < used && (old == null || own != old.authorised())) {
      findings.add(belowUse(before.number(), measure, HandedOn.together(used, handedOn), unit, handedOn));
      return old;
    }
    return old == null ? Balance.of(own) : old.limitedTo(own);
  }
}
