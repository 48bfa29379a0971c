package org.elicensing.bridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.ledger.ALicence.aLicence;
import static org.elicensing.bridge.ledger.AnItem.item;
import static org.elicensing.bridge.ledger.Limit.kilograms;
import static org.elicensing.bridge.ledger.OnTheBooks.DAY;
import static org.elicensing.bridge.ledger.OnTheBooks.DECLARATION;
import static org.elicensing.bridge.ledger.OnTheBooks.UNITS;

import java.util.List;
import java.util.Set;
import org.elicensing.bridge.ledger.InterveneQuantity.Verb;
import org.elicensing.bridge.licence.ProcedureTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules decide by the table: where it says otherwise, so do they. What the table says is played in {@code EveryCellTest}. */
class StateTableTest {

  private static final Cell BY_OUTCOME = Cell.refused(ClearanceOutcome.RESERVATION_ACTIVE);
  private static final Cell BY_REASON = Cell.refused(RefusalReason.NOT_THE_HOLDER);

  private final OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(500)));

  @ParameterizedTest
  @EnumSource
  void every_event_has_a_row(PositionEvent event) {
    for (PositionState state : PositionState.values()) {
      assertThat(StateTable.LAW.cell(state, event)).satisfies(cell -> cell.ifPresent(there -> assertThat(there.refuses()).isEqualTo(there.to().isEmpty())));
    }
  }

  @Test
  void state_follows_from_what_stands() {
    assertThat(own().state()).isEqualTo(PositionState.NOTHING);
    hold();
    assertThat(own().state()).isEqualTo(PositionState.HELD);
    books.writeOff(item(1, 1).of("100", "KGM"));
    assertThat(own().state()).isEqualTo(PositionState.PARTLY_CONSUMED);
    books.writeOff(item(2, 1).of("50", "KGM"));
    assertThat(own().state()).isEqualTo(PositionState.CONSUMED);
  }

  @Test
  void another_table_reserves_otherwise() {
    assertThat(reserve(StateTable.LAW)).isEqualTo("granted");
    assertThat(reserve(StateTable.LAW.with(PositionEvent.RESERVED, PositionState.NOTHING, BY_REASON))).isEqualTo("09");
  }

  @Test
  void another_table_ends_no_hold_for_a_refused_replacement() {
    hold();
    Decision.Refused refused = new Decision.Refused(RefusalReason.INSUFFICIENT, "", List.of());
    StateTable other = StateTable.LAW.with(PositionEvent.REPLACEMENT_REFUSED, PositionState.HELD, Cell.stays(PositionState.HELD));

    assertThat(RefusedReplacement.DROP_WHEN_INSUFFICIENT.ended(own(), refused, StateTable.LAW)).hasSize(2);
    assertThat(RefusedReplacement.DROP_WHEN_INSUFFICIENT.ended(own(), refused, other)).isEmpty();
  }

  @Test
  void another_table_clears_otherwise() {
    hold();
    assertThat(new ClearQuantity(UNITS, other(PositionEvent.RELEASED)).release(own(), List.of(), DAY).outcome().code()).isEqualTo("05");
    assertThat(new ClearQuantity(UNITS, other(PositionEvent.NOT_RELEASED)).notReleased(own()).outcome().code()).isEqualTo("05");
  }

  @Test
  void another_table_releases_declared_goods_otherwise() {
    hold();
    StateTable other = StateTable.LAW.with(PositionEvent.RELEASED_FOR_EXPORT, PositionState.HELD, BY_REASON);
    ReleaseDeclared.Released all = new ReleaseDeclared.Released(null, OnTheBooks.wish());

    assertThat(OnTheBooks.said(new ReleaseDeclared(UNITS).decide(own(), all))).isEqualTo("granted");
    assertThat(OnTheBooks.said(new ReleaseDeclared(UNITS, ProcedureTable.OPEN, other).decide(own(), all))).isEqualTo("09");
    assertThat(new ReleaseDeclared(UNITS, ProcedureTable.OPEN, other(PositionEvent.RELEASED_FOR_EXPORT)).settled(own())).isTrue();
  }

  @Test
  void another_table_amends_and_withdraws_what_is_held() {
    hold();
    Cell allowed = Cell.to("   ", PositionState.HELD);
    assertThat(new AmendQuantity(UNITS, StateTable.LAW.with(PositionEvent.AMENDED, PositionState.HELD, allowed)).amend(own(), List.of(), DAY).outcome().code()).isEqualTo("01");
    assertThat(new AmendQuantity(UNITS, StateTable.LAW.with(PositionEvent.WITHDRAWN, PositionState.HELD, allowed)).withdraw(own(), DAY).outcome().code()).isEqualTo("01");
  }

  @Test
  void another_table_binds_officers_otherwise() {
    hold();
    assertThat(intervene(PositionEvent.OFFICER_ACCEPTS, Verb.ACCEPT, List.of(item(1, 1).of("1", "KGM").released()))).isEqualTo("05");
    assertThat(intervene(PositionEvent.OFFICER_ACCEPTS_ALL, Verb.ACCEPT, List.of())).isEqualTo("05");
    assertThat(intervene(PositionEvent.OFFICER_AMENDS, Verb.AMEND, List.of(item(1, 1).of("1", "KGM").released()))).isEqualTo("05");
    assertThat(intervene(PositionEvent.OFFICER_REFUSES_ALL, Verb.REFUSE, List.of())).isEqualTo("05");
  }

  @Test
  void another_table_writes_off_otherwise() {
    hold();
    StateTable other = StateTable.LAW.with(PositionEvent.WRITTEN_OFF, PositionState.HELD, BY_REASON);

    assertThat(new WriteOffQuantity(UNITS, other).decide(own(), OnTheBooks.wish(item(1, 1).of("1", "KGM"))))
        .isEqualTo(new WriteOffQuantity.Conflict(RefusalReason.NOT_THE_HOLDER, RefusalReason.NOT_THE_HOLDER.sentence()));
  }

  @Test
  void a_table_is_never_changed() {
    other(PositionEvent.RELEASED);
    assertThat(StateTable.LAW.at(PositionState.HELD, PositionEvent.RELEASED).to()).isEqualTo(Set.of(PositionState.CONSUMED, PositionState.NOTHING));
  }

  private static StateTable other(PositionEvent event) {
    return StateTable.LAW.with(event, PositionState.HELD, BY_OUTCOME);
  }

  private String reserve(StateTable table) {
    ReserveQuantity rules = new ReserveQuantity(UNITS, ProcedureTable.OPEN, RefusedReplacement.KEEP, table);
    return OnTheBooks.said(rules.decide(own(), OnTheBooks.wish(item(1, 1).of("1", "KGM")), ReserveQuantity.Status.OBEYED));
  }

  private String intervene(PositionEvent event, Verb verb, List<ReleasedItem> items) {
    return new InterveneQuantity(UNITS, other(event)).decide(own(), verb, items, "L", DAY).outcome().code();
  }

  private void hold() {
    books.reserve(item(1, 1).of("100", "KGM"), item(2, 1).of("50", "KGM"));
  }

  private Position own() {
    return books.position(DECLARATION);
  }
}
