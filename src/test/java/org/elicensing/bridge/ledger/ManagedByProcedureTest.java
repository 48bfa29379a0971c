package org.elicensing.bridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.ledger.ALicence.aLicence;
import static org.elicensing.bridge.ledger.AnItem.item;
import static org.elicensing.bridge.ledger.Limit.euros;
import static org.elicensing.bridge.ledger.Limit.kilograms;
import static org.elicensing.bridge.ledger.OnTheBooks.DAY;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.elicensing.bridge.ledger.Decision.Granted;
import org.elicensing.bridge.ledger.Decision.Refused;
import org.elicensing.bridge.licence.ManagedBy;
import org.elicensing.bridge.licence.ProcedureRule;
import org.elicensing.bridge.licence.ProcedureTable;
import org.elicensing.bridge.licence.Usability;
import org.junit.jupiter.api.Test;

/** What the table of procedures has counted of a use, and what becomes of a hold whose replacement is refused. */
class ManagedByProcedureTest {

  private final OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(500), euros(1000)));

  @Test
  void managed_by_quantity_the_amount_is_neither_asked_for_nor_counted() {
    assertThat(granted(ManagedBy.QUANTITY, item(1, 1).of("10", "KGM"))).singleElement()
        .satisfies(wish -> assertThat(wish.quantity()).isEqualTo(10_000_000L)).satisfies(wish -> assertThat(wish.value()).isZero());
  }

  @Test
  void managed_by_both_the_amount_is_asked_for() {
    Decision decision = decide(new ReserveQuantity(OnTheBooks.UNITS, table(true, ManagedBy.BOTH), RefusedReplacement.KEEP), item(1, 1).of("10", "KGM"));
    assertThat(OnTheBooks.said(decision)).isEqualTo("11 1:11");
  }

  @Test
  void not_managed_nothing_is_held_although_it_is_checked() {
    assertThat(granted(ManagedBy.NOT, item(1, 1).of("9999", "KGM"))).isEmpty();
    assertThat(OnTheBooks.said(decide(new ReserveQuantity(OnTheBooks.UNITS, table(true, ManagedBy.NOT), RefusedReplacement.KEEP), item(1, 9).of("1", "KGM")))).isEqualTo("07 1:07");
  }

  @Test
  void what_the_table_does_not_allow_is_refused_with_04() {
    Decision decision = decide(new ReserveQuantity(OnTheBooks.UNITS, table(false, ManagedBy.BOTH), RefusedReplacement.KEEP), item(1, 1).of("10", "KGM"));
    assertThat(OnTheBooks.said(decision)).isEqualTo("04");
  }

  @Test
  void clearing_need_not_state_a_measure_that_its_hold_has_nothing_of() {
    Moves moves = new Moves(books.books(), () -> 9, Occasion.now(1, null, "DE004851", java.time.Instant.EPOCH));
    moves.restate(books.position(OnTheBooks.DECLARATION), granted(ManagedBy.QUANTITY, item(1, 1).of("10", "KGM")));

    var clearance = new ClearQuantity(OnTheBooks.UNITS).release(books.position(OnTheBooks.DECLARATION), List.of(new ReleasedItem(1, 1, new BigDecimal("8"), "KGM", null, null)), DAY);

    assertThat(clearance.outcome()).isEqualTo(ClearanceOutcome.EXECUTED);
  }

  @Test
  void a_site_may_want_the_earlier_hold_to_go_when_not_enough_is_left_and_for_no_other_reason() {
    OnTheBooks limited = OnTheBooks.of(aLicence().withLine(1, kilograms(500)));
    limited.reserve(item(1, 1).of("400", "KGM"));
    Refused insufficient = (Refused) limited.decide(OnTheBooks.DECLARATION, OnTheBooks.wish(item(1, 1).of("501", "KGM")));
    Refused noLine = (Refused) limited.decide(OnTheBooks.DECLARATION, OnTheBooks.wish(item(1, 7).of("1", "KGM")));
    Position position = limited.position(OnTheBooks.DECLARATION);

    assertThat(RefusedReplacement.DROP_WHEN_INSUFFICIENT.ended(position, insufficient, StateTable.LAW)).hasSize(1);
    assertThat(RefusedReplacement.DROP_WHEN_INSUFFICIENT.ended(position, noLine, StateTable.LAW)).isEmpty();
    assertThat(RefusedReplacement.KEEP.ended(position, insufficient, StateTable.LAW)).isEmpty();
    assertThat(RefusedReplacement.named("drop-when-insufficient")).isEqualTo(RefusedReplacement.DROP_WHEN_INSUFFICIENT);
  }

  private List<Decision.Wish> granted(ManagedBy managed, AnItem item) {
    return ((Granted) decide(new ReserveQuantity(OnTheBooks.UNITS, table(true, managed), RefusedReplacement.KEEP), item)).holds();
  }

  private Decision decide(ReserveQuantity reserve, AnItem item) {
    Reservation wish = new Reservation(new Usability.Use(DAY, null, "10", "A"), null, null, OnTheBooks.uses(item));
    return reserve.decide(books.position(OnTheBooks.DECLARATION), wish, ReserveQuantity.Status.OBEYED);
  }

  private static ProcedureTable table(boolean usable, ManagedBy managed) {
    return new ProcedureTable("t", List.of(new ProcedureRule(1, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), usable, managed, null, null)));
  }
}
