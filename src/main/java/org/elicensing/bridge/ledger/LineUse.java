package org.elicensing.bridge.ledger;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.elicensing.bridge.ledger.InterveneQuantity.Change;

/**
 * How far an intervention takes the use of lines.
 *
 * @param overdraws whether a line is used beyond its limit by more than before
 * @param beyondCounting whether more would be used of a line than can be counted
 */
record LineUse(boolean overdraws, boolean beyondCounting) {

  static LineUse after(Position position, List<Change> changes) {
    boolean overdraws = false;
    boolean beyond = false;
    Map<Long, List<Change>> perLine = changes.stream().collect(Collectors.groupingBy(LineUse::lineId));
    for (Line line : position.lines()) {
      for (Measure measure : Measure.values()) {
        if (perLine.containsKey(line.id()) && line.limitedIn(measure)) {
          Balance balance = line.balance(measure);
          long used = used(balance, measure, perLine.get(line.id()));
          beyond |= used == Counting.BEYOND || !measure.bounded(measure.decimal(used));
          overdraws |= used > balance.authorised() && used > balance.used();
        }
      }
    }
    return new LineUse(overdraws, beyond);
  }

  private static long lineId(Change change) {
    return change.before() != null ? change.before().key().lineId() : change.after().line().id();
  }

  private static long used(Balance balance, Measure measure, List<Change> changes) {
    long kept = balance.used();
    long added = 0;
    for (Change change : changes) {
      kept -= change.before() == null ? 0 : change.before().in(measure);
      added = Counting.sum(added, change.after() == null ? 0 : change.after().in(measure));
    }
    return Counting.sum(kept, added);
  }
}
