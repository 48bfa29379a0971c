package org.elicensing.bridge.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elicensing.bridge.ledger.Decision.Wish;

/**
 * Decides what an officer's intervention does to a position (Art 8 of Implementing Regulation (EU) 2024/2145):
 * status, holder, destination, commodity and sufficiency are not asked, but whatever is stated must be
 * countable. Changes nothing itself.
 */
public final class InterveneQuantity {

  private final StatedQuantities stated;
  private final StateTable states;

  public InterveneQuantity(Units units) {
    this(units, StateTable.LAW);
  }

  InterveneQuantity(Units units, StateTable states) {
    this.stated = new StatedQuantities(units);
    this.states = states;
  }

  /** What the officer decided about the quantities. */
  public enum Verb {
    AMEND(PositionEvent.OFFICER_AMENDS, PositionEvent.OFFICER_AMENDS),
    ACCEPT(PositionEvent.OFFICER_ACCEPTS, PositionEvent.OFFICER_ACCEPTS_ALL),
    REFUSE(PositionEvent.OFFICER_REFUSES, PositionEvent.OFFICER_REFUSES_ALL);

    private final PositionEvent someOfIt;
    private final PositionEvent allOfIt;

    Verb(PositionEvent someOfIt, PositionEvent allOfIt) {
      this.someOfIt = someOfIt;
      this.allOfIt = allOfIt;
    }
  }

  /**
   * One hold before and after.
   *
   * @param before null: there was none
   * @param after null: there is none any more
   * @param consumed whether it is consumed afterwards
   */
  public record Change(Hold before, Wish after, boolean consumed) {

    Tally tally(Measure measure) {
      Tally was = before == null ? Tally.NONE : before.tally(measure);
      return tallyAfter(measure).minus(was);
    }

    private Tally tallyAfter(Measure measure) {
      if (after == null) {
        return Tally.NONE;
      }
      return consumed ? Tally.used(0, after.in(measure)) : Tally.used(after.in(measure), 0);
    }
  }

  /**
   * What comes of it.
   *
   * @param changes empty unless executed
   * @param overdraws whether a line is used beyond its limit by more than before
   * @param takesBack whether less is consumed than before
   */
  public record Intervention(ClearanceOutcome outcome, String sentence, List<Change> changes, boolean overdraws, boolean takesBack) {

    /** Such a decision is never one person's alone. */
    public boolean needsSecondPerson() {
      return overdraws || takesBack;
    }
  }

  /**
   * @param items what the officer states; none: everything that is there, which cannot be amended so
   * @param licence reference as it was written, for what was not declared before
   */
  public Intervention decide(Position position, Verb verb, List<ReleasedItem> items, String licence, LocalDate today) {
    if (items.isEmpty() && verb != Verb.AMEND) {
      return wholly(position, verb, today);
    }
    if (!position.licence().type().managed()) {
      return refused(ClearanceOutcome.NOTHING_HELD_FITS, "The licence is a general authorisation: it is checked, and never counted.");
    }
    Cell cell = states.at(position, verb.someOfIt);
    if (cell.refuses()) {
      return refused(cell.outcome(), StatedQuantities.notThere(items.get(0)));
    }
    Map<Hold.Key, Change> changes = new LinkedHashMap<>();
    for (ReleasedItem item : items) {
      Optional<String> objection = verb == Verb.REFUSE ? stated.takeOff(position, item, changes) : stated.putDown(position, item, verb, licence, changes);
      if (objection.isPresent()) {
        return refused(ClearanceOutcome.NOTHING_HELD_FITS, objection.get());
      }
    }
    if (verb == Verb.ACCEPT) {
      // As in a clearance, what is held and not listed was not released.
      position.holds().stream().filter(hold -> !hold.consumed()).forEach(hold -> changes.putIfAbsent(hold.key(), new Change(hold, null, false)));
    }
    return executed(position, List.copyOf(changes.values()), verb.someOfIt, today);
  }

  private Intervention wholly(Position position, Verb verb, LocalDate today) {
    Cell cell = states.at(position, verb.allOfIt);
    if (cell.refuses()) {
      return refused(cell.outcome(), cell.sentence());
    }
    List<Change> changes = new ArrayList<>();
    for (Hold hold : position.holds()) {
      if (verb == Verb.REFUSE) {
        changes.add(new Change(hold, null, false));
      } else if (!hold.consumed()) {
        changes.add(new Change(hold, ClearQuantity.whole(position, hold), true));
      }
    }
    return executed(position, changes, verb.allOfIt, today);
  }

  private static Intervention executed(Position position, List<Change> all, PositionEvent event, LocalDate today) {
    List<Change> changes = all.stream().filter(change -> change.before() != null || change.after() != null).toList();
    LineUse use = LineUse.after(position, changes);
    if (use.beyondCounting()) {
      return refused(ClearanceOutcome.NOTHING_HELD_FITS, "The quantities add up to more than can be counted.");
    }
    ClearanceOutcome outcome = event.executed(position.licence().inForceOn(today));
    return new Intervention(outcome, outcome.sentence(), changes, use.overdraws(), changes.stream().anyMatch(StatedQuantities::takesBack));
  }

  private static Intervention refused(ClearanceOutcome outcome, String sentence) {
    return new Intervention(outcome, sentence, List.of(), false, false);
  }
}
