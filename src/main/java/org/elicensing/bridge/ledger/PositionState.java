package org.elicensing.bridge.ledger;

import java.util.Collection;

/** What a declaration has on one licence. Whether its export is suspended is not a state: it comes and goes beside it. */
public enum PositionState {
  NOTHING("nothing"),
  HELD("held"),
  CONSUMED("consumed"),
  /** Some goods items were written off by hand, or decided by an officer, before the others were released. */
  PARTLY_CONSUMED("partly consumed");

  private final String words;

  PositionState(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  public static PositionState of(Collection<Hold> holds) {
    boolean held = false;
    boolean consumed = false;
    for (Hold hold : holds) {
      held |= !hold.consumed();
      consumed |= hold.consumed();
    }
    return consumed ? held ? PARTLY_CONSUMED : CONSUMED : held ? HELD : NOTHING;
  }
}
