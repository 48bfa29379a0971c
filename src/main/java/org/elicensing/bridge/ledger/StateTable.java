package org.elicensing.bridge.ledger;

import static org.elicensing.bridge.ledger.Cell.refused;
import static org.elicensing.bridge.ledger.Cell.stays;
import static org.elicensing.bridge.ledger.Cell.to;
import static org.elicensing.bridge.ledger.ClearanceOutcome.ALREADY_CONSUMED;
import static org.elicensing.bridge.ledger.ClearanceOutcome.NOTHING_HELD_FITS;
import static org.elicensing.bridge.ledger.ClearanceOutcome.NO_RECORD;
import static org.elicensing.bridge.ledger.ClearanceOutcome.RESERVATION_ACTIVE;
import static org.elicensing.bridge.ledger.ClearanceOutcome.WAITS_FOR_SECOND_PERSON;
import static org.elicensing.bridge.ledger.Move.AMEND;
import static org.elicensing.bridge.ledger.Move.CONSUME;
import static org.elicensing.bridge.ledger.Move.INTERVENE;
import static org.elicensing.bridge.ledger.Move.RELEASE;
import static org.elicensing.bridge.ledger.Move.RESERVE;
import static org.elicensing.bridge.ledger.Move.WITHDRAW;
import static org.elicensing.bridge.ledger.PositionState.CONSUMED;
import static org.elicensing.bridge.ledger.PositionState.HELD;
import static org.elicensing.bridge.ledger.PositionState.NOTHING;
import static org.elicensing.bridge.ledger.PositionState.PARTLY_CONSUMED;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What each event does to a position in each state, for licences whose quantities are managed: a row for each event, with its
 * cells for nothing, held, consumed and partly consumed. The rules ask it whether an event may go on at all, and how it ends;
 * whether the quantities fit is theirs. docs/ledger.md is printed from it, and a test plays every cell on the books.
 */
public final class StateTable {

  private static final Cell ONCE_CONSUMED = refused(RefusalReason.ALREADY_CONSUMED);
  /** Art 21(4) of Regulation (EU) 2021/821. */
  private static final Cell SUSPENDED = refused(RefusalReason.NOT_USABLE);
  /** Such a position has nothing that the event could be about. */
  private static final Cell CANNOT_BE = null;

  /** What holds, by the contract and by Implementing Regulation (EU) 2024/2145. */
  public static final StateTable LAW = new StateTable()
      .row(PositionEvent.RESERVED,
          to("-+ ", HELD).by(RESERVE).whileSuspended(SUSPENDED),
          to("±± ", HELD).by(RESERVE, RELEASE).whileSuspended(SUSPENDED),
          ONCE_CONSUMED.whileSuspended(SUSPENDED),
          ONCE_CONSUMED.whileSuspended(SUSPENDED))
      .row(PositionEvent.RESERVED_NOTHING,
          stays(NOTHING),
          to("+- ", NOTHING).by(RELEASE),
          ONCE_CONSUMED,
          ONCE_CONSUMED)
      .row(PositionEvent.ACCEPTED,
          to("-+ ", HELD).by(RESERVE).whileSuspended(SUSPENDED),
          to("±± ", HELD).by(RESERVE, RELEASE).whileSuspended(SUSPENDED),
          refused(ALREADY_CONSUMED),
          refused(ALREADY_CONSUMED))
      .row(PositionEvent.REPLACEMENT_REFUSED,
          stays(NOTHING),
          to("+- ", NOTHING).by(RELEASE),
          stays(CONSUMED),
          stays(PARTLY_CONSUMED))
      .row(PositionEvent.RELEASED,
          refused(NO_RECORD),
          to("±-+", CONSUMED, NOTHING).by(CONSUME, RELEASE).whileSuspended(refused(WAITS_FOR_SECOND_PERSON)),
          refused(ALREADY_CONSUMED),
          refused(ALREADY_CONSUMED))
      .row(PositionEvent.RELEASED_FOR_EXPORT,
          to("- +", CONSUMED, NOTHING).by(CONSUME).whileSuspended(SUSPENDED),
          to("±-+", CONSUMED, NOTHING).by(CONSUME, RELEASE).whileSuspended(SUSPENDED),
          refused(ALREADY_CONSUMED),
          refused(ALREADY_CONSUMED))
      .row(PositionEvent.NOT_RELEASED,
          refused(NO_RECORD),
          to("+- ", NOTHING).by(RELEASE),
          refused(ALREADY_CONSUMED),
          refused(ALREADY_CONSUMED))
      .row(PositionEvent.AMENDED,
          refused(NO_RECORD),
          refused(RESERVATION_ACTIVE),
          to("± ±", CONSUMED, NOTHING).by(AMEND, WITHDRAW),
          to("± ±", PARTLY_CONSUMED, HELD).by(AMEND, WITHDRAW))
      .row(PositionEvent.WITHDRAWN,
          refused(NO_RECORD),
          refused(RESERVATION_ACTIVE),
          to("+ -", NOTHING).by(WITHDRAW),
          to("+ -", HELD).by(WITHDRAW))
      .row(PositionEvent.AMENDED_AFTER_RELEASE,
          to("- +", CONSUMED, NOTHING).by(CONSUME),
          to("±-+", CONSUMED, NOTHING).by(CONSUME, RELEASE),
          to("± ±", CONSUMED, NOTHING).by(AMEND, WITHDRAW, CONSUME),
          to("±-±", CONSUMED, NOTHING).by(AMEND, WITHDRAW, CONSUME, RELEASE))
      .row(PositionEvent.INVALIDATED,
          refused(NO_RECORD),
          to("+- ", NOTHING).by(RELEASE),
          to("+ -", NOTHING).by(WITHDRAW),
          to("+--", NOTHING).by(RELEASE, WITHDRAW))
      .row(PositionEvent.HOLD_EXPIRED,
          stays(NOTHING),
          to("+- ", NOTHING).by(RELEASE).whileSuspended(stays(HELD)),
          stays(CONSUMED),
          to("+- ", CONSUMED).by(RELEASE).whileSuspended(stays(PARTLY_CONSUMED)))
      .row(PositionEvent.NEVER_LEFT,
          stays(NOTHING),
          stays(HELD),
          to("+ -", NOTHING).by(WITHDRAW),
          to("+ -", HELD).by(WITHDRAW))
      .row(PositionEvent.OFFICER_ACCEPTS_ALL,
          refused(NO_RECORD),
          to(" -+", CONSUMED).by(INTERVENE),
          refused(ALREADY_CONSUMED),
          to(" -+", CONSUMED).by(INTERVENE))
      .row(PositionEvent.OFFICER_ACCEPTS,
          to("- +", CONSUMED, NOTHING).by(INTERVENE),
          to("±-+", CONSUMED, NOTHING).by(INTERVENE),
          to("± ±", CONSUMED, NOTHING).by(INTERVENE),
          to("±-±", CONSUMED, NOTHING).by(INTERVENE))
      .row(PositionEvent.OFFICER_AMENDS,
          to("-+ ", HELD, NOTHING).by(INTERVENE),
          to("±± ", HELD, NOTHING).by(INTERVENE),
          to("± ±", CONSUMED, NOTHING).by(INTERVENE),
          to("±±±", PARTLY_CONSUMED, HELD, CONSUMED, NOTHING).by(INTERVENE))
      .row(PositionEvent.OFFICER_REFUSES_ALL,
          refused(NO_RECORD),
          to("+- ", NOTHING).by(INTERVENE),
          to("+ -", NOTHING).by(INTERVENE),
          to("+--", NOTHING).by(INTERVENE))
      .row(PositionEvent.OFFICER_REFUSES,
          refused(NOTHING_HELD_FITS),
          to("+- ", HELD, NOTHING).by(INTERVENE),
          to("+ -", CONSUMED, NOTHING).by(INTERVENE),
          to("+--", PARTLY_CONSUMED, HELD, CONSUMED, NOTHING).by(INTERVENE))
      .row(PositionEvent.WRITTEN_OFF,
          to("- +", CONSUMED).by(CONSUME),
          to("±-+", CONSUMED, PARTLY_CONSUMED).by(CONSUME),
          to("- +", CONSUMED).by(CONSUME),
          to("±-+", CONSUMED, PARTLY_CONSUMED).by(CONSUME))
      .row(PositionEvent.WRITTEN_OFF_AGAIN,
          CANNOT_BE,
          CANNOT_BE,
          ONCE_CONSUMED,
          ONCE_CONSUMED)
      .row(PositionEvent.OTHER_NAME_HOLDS,
          to("   ", HELD).by(RELEASE, RESERVE),
          to("+- ", HELD).by(RELEASE),
          to("+- ", CONSUMED).by(RELEASE),
          to("+- ", PARTLY_CONSUMED).by(RELEASE))
      .row(PositionEvent.OTHER_NAME_CONSUMED,
          to("   ", CONSUMED).by(WITHDRAW, CONSUME),
          to("+- ", CONSUMED).by(RELEASE, WITHDRAW, CONSUME),
          to("+ -", CONSUMED).by(WITHDRAW),
          to("+ -", PARTLY_CONSUMED).by(WITHDRAW));

  private final Map<PositionEvent, Cell[]> rows = new EnumMap<>(PositionEvent.class);

  private StateTable() {}

  private StateTable row(PositionEvent event, Cell nothing, Cell held, Cell consumed, Cell partlyConsumed) {
    rows.put(event, new Cell[] {nothing, held, consumed, partlyConsumed});
    return this;
  }

  /** The same but for one cell. */
  StateTable with(PositionEvent event, PositionState state, Cell cell) {
    StateTable other = new StateTable();
    rows.forEach((each, cells) -> other.rows.put(each, cells.clone()));
    other.rows.get(event)[state.ordinal()] = cell;
    return other;
  }

  /** Empty where the event cannot be. */
  public Optional<Cell> cell(PositionState state, PositionEvent event) {
    return Optional.ofNullable(rows.get(event)[state.ordinal()]);
  }

  /** What the event does to the position as it is, suspended or not. */
  public Cell at(Position position, PositionEvent event) {
    Cell cell = at(position.state(), event);
    return suspended(position, cell) ? cell.whileSuspended() : cell;
  }

  /** The same, of an export that nobody has suspended, or where that is no matter. */
  public Cell at(PositionState state, PositionEvent event) {
    return cell(state, event).orElseThrow(() -> new IllegalStateException(event + " cannot happen to a position that is " + state));
  }

  /** Why it is refused, for a person. */
  String sentence(Position position, PositionEvent event) {
    return suspended(position, at(position.state(), event)) ? position.suspension().sentence() : at(position, event).sentence();
  }

  private static boolean suspended(Position position, Cell cell) {
    return position.suspension() != null && cell.whileSuspended() != null;
  }
}
