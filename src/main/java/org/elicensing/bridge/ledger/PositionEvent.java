package org.elicensing.bridge.ledger;

import static org.elicensing.bridge.ledger.ClearanceOutcome.EXECUTED;
import static org.elicensing.bridge.ledger.ClearanceOutcome.EXECUTED_STATUS_CHANGED;

import java.util.List;

/** What can happen to a position. What it does to it is in the {@link StateTable}. */
public enum PositionEvent {
  /** Art 6(1)-(2). */
  RESERVED("reserved by the single window"),
  RESERVED_NOTHING("reserved with quantity 0 in all items"),
  ACCEPTED("accepted, or amended before its release (CC528C, CC504C)"),
  /** Only where the site lets go of what was to be replaced. */
  REPLACEMENT_REFUSED("replacement refused with 05, where the site ends the hold then"),
  /** Art 6(3). */
  RELEASED("released, by the single window", EXECUTED, EXECUTED_STATUS_CHANGED),
  RELEASED_FOR_EXPORT("released for export (CC529C)", EXECUTED, EXECUTED_STATUS_CHANGED),
  /** Art 6(4). */
  NOT_RELEASED("not released, by the single window or CC551C", EXECUTED),
  /** Art 7. */
  AMENDED("consumption amended by the single window", EXECUTED, EXECUTED_STATUS_CHANGED),
  WITHDRAWN("consumption withdrawn by the single window", EXECUTED, EXECUTED_STATUS_CHANGED),
  AMENDED_AFTER_RELEASE("declaration amended after its release (CC504C)", EXECUTED, EXECUTED_STATUS_CHANGED),
  /** A licence that an amendment names no more goes the same way. */
  INVALIDATED("invalidated (CC509C), or named no more", EXECUTED),
  HOLD_EXPIRED("hold expired, where the type of licence has a period"),
  /** Only where the bridge was told to credit it. */
  NEVER_LEFT("no exit in time, where the bridge was told to give back"),
  /** Art 8. */
  OFFICER_ACCEPTS_ALL("officer accepts all of it", EXECUTED, EXECUTED_STATUS_CHANGED),
  OFFICER_ACCEPTS("officer accepts stated quantities", EXECUTED, EXECUTED_STATUS_CHANGED),
  OFFICER_AMENDS("officer states quantities", EXECUTED, EXECUTED_STATUS_CHANGED),
  OFFICER_REFUSES_ALL("officer refuses all of it", EXECUTED),
  OFFICER_REFUSES("officer refuses stated quantities", EXECUTED),
  /** Art 11. */
  WRITTEN_OFF("goods item written off by hand"),
  WRITTEN_OFF_AGAIN("goods item written off by hand that is consumed already"),
  /** LRN and MRN turn out to be one declaration. */
  OTHER_NAME_HOLDS("second name learnt, under which it is held"),
  OTHER_NAME_CONSUMED("second name learnt, under which it is consumed");

  private final String words;
  private final List<ClearanceOutcome> outcomes;

  PositionEvent(String words, ClearanceOutcome... outcomes) {
    this.words = words;
    this.outcomes = List.of(outcomes);
  }

  public String words() {
    return words;
  }

  /** What it is answered with when it is carried out; empty where that is not said in an outcome. */
  public List<ClearanceOutcome> outcomes() {
    return outcomes;
  }

  /** The outcome of carrying it out. Goods that are gone are counted although the licence is no longer in force; that is said. */
  ClearanceOutcome executed(boolean inForce) {
    return !inForce && outcomes.contains(EXECUTED_STATUS_CHANGED) ? EXECUTED_STATUS_CHANGED : EXECUTED;
  }
}
