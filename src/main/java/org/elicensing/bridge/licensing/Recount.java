package org.elicensing.bridge.licensing;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.LedgerStore;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.Measure;
import org.elicensing.bridge.ledger.RecountHold;
import org.elicensing.bridge.ledger.Units;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.writer.Desk;

/**
 * A line in use that a record limits in a measure it was not limited in before, or no longer limits in one: what stands
 * on it is counted anew, as it was declared.
 */
final class Recount {

  private final Desk desk;
  private final RecountHold count;

  Recount(Desk desk, Units units) {
    this.desk = desk;
    this.count = new RecountHold(units);
  }

  /** Adds why the uses of the line cannot be counted in what limits it from now on. */
  void findings(LineChange change, List<Finding> findings) throws SQLException {
    for (Measure measure : Measure.values()) {
      if (change.limits(measure)) {
        load(change.before());
        finding(change, measure).ifPresent(findings::add);
      }
    }
  }

  private Optional<Finding> finding(LineChange change, Measure measure) {
    Line after = change.after();
    long used = 0;
    for (Hold hold : desk.books().holdsOn(after.id())) {
      Optional<Long> counted = count.count(hold, measure, after);
      if (counted.isEmpty() || counted.get() > Long.MAX_VALUE - used) {
        return Optional.of(new Finding(LineChange.path(after.number(), measure), "use-not-countable", "Line " + after.number() + " is in use, and not every use is declared in "
            + after.unitOf(measure) + "; it cannot be limited in that."));
      }
      used += counted.get();
    }
    return used <= after.balance(measure).authorised() ? Optional.empty() : Optional.of(LineChange.belowUse(after.number(), measure, used, after.unitOf(measure), 0));
  }

  /** What is no longer limited is no longer counted: to be done while the line still is. */
  void giveUp(LineChange change) throws SQLException {
    all(change, measure -> change.frees(measure));
  }

  /** What is limited from now on is counted: to be done when the line is. */
  void takeUp(LineChange change) throws SQLException {
    all(change, measure -> change.limits(measure));
  }

  private void all(LineChange change, Predicate<Measure> concerned) throws SQLException {
    boolean quantity = concerned.test(Measure.QUANTITY);
    boolean value = concerned.test(Measure.VALUE);
    if (quantity || value) {
      load(change.before());
      for (Hold hold : desk.books().holdsOn(change.before().id())) {
        desk.moves(null).recount(hold, quantity ? counted(change, hold, Measure.QUANTITY) : hold.quantity(), value ? counted(change, hold, Measure.VALUE) : hold.value());
      }
    }
  }

  private long counted(LineChange change, Hold hold, Measure measure) {
    return change.after().limitedIn(measure) ? count.count(hold, measure, change.after()).orElseThrow() : 0;
  }

  private void load(Line line) throws SQLException {
    LedgerStore.holdsOn(desk.errands().connection(), line.id()).forEach(desk.books()::loadMissing);
  }
}
