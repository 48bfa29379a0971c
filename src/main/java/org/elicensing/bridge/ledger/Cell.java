package org.elicensing.bridge.ledger;

import java.util.EnumSet;
import java.util.Set;

/**
 * What one event does to a position in one state: it is refused with a code, or it leads on.
 *
 * @param reason why it is refused, where that is said in a reason of reservations; else null
 * @param outcome why it is refused, where that is said in an outcome of clearances; else null
 * @param to the states that it may lead to; none where it is refused
 * @param entries the kinds of entries that it may write; none where it moves nothing
 * @param whileSuspended what it does instead while the export is suspended, or null: the same
 */
public record Cell(RefusalReason reason, ClearanceOutcome outcome, Set<PositionState> to, Set<Move> entries, Effect effect, Cell whileSuspended) {

  /** Who is told of what it did, beside whoever asked. */
  public enum Told { LICENSING, OFFICES }

  static Cell refused(RefusalReason reason) {
    return new Cell(reason, null, Set.of(), Set.of(), Effect.NONE, null);
  }

  static Cell refused(ClearanceOutcome outcome) {
    return new Cell(null, outcome, Set.of(), Set.of(), Effect.NONE, null);
  }

  /** It moves nothing. */
  static Cell stays(PositionState state) {
    return to(Effect.NONE, state);
  }

  /** @param signs which way available, reserved and consumed move */
  static Cell to(String signs, PositionState... states) {
    return to(Effect.of(signs), states);
  }

  private static Cell to(Effect effect, PositionState... states) {
    return new Cell(null, null, EnumSet.copyOf(Set.of(states)), Set.of(), effect, null);
  }

  Cell by(Move... moves) {
    return new Cell(reason, outcome, to, EnumSet.copyOf(Set.of(moves)), effect, whileSuspended);
  }

  Cell whileSuspended(Cell instead) {
    return new Cell(reason, outcome, to, entries, effect, instead);
  }

  public boolean refuses() {
    return reason != null || outcome != null;
  }

  public String code() {
    return reason != null ? reason.code() : outcome.code();
  }

  String sentence() {
    return reason != null ? reason.sentence() : outcome.sentence();
  }

  /** Whether that is what the hold comes to. */
  public boolean ends(Hold hold) {
    return entries.contains(hold.endsBy());
  }

  /** Whether what stands under another name goes on here; else it is given back. */
  public boolean takesOver() {
    return entries.contains(Move.RESERVE) || entries.contains(Move.CONSUME);
  }

  /**
   * Licensing is told of every use, customs offices where the licence is exhausted by it, or no longer: that depends on what is
   * consumed alone.
   */
  public Set<Told> told() {
    Set<Told> told = EnumSet.noneOf(Told.class);
    if (!entries.isEmpty()) {
      told.add(Told.LICENSING);
    }
    if (effect.consumed() != Effect.Direction.STAYS) {
      told.add(Told.OFFICES);
    }
    return told;
  }
}
