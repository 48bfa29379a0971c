package org.elicensing.bridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.ledger.ALicence.aLicence;
import static org.elicensing.bridge.ledger.AnItem.item;
import static org.elicensing.bridge.ledger.Limit.euros;
import static org.elicensing.bridge.ledger.Limit.kilograms;
import static org.elicensing.bridge.ledger.OnTheBooks.ANOTHER;
import static org.elicensing.bridge.ledger.OnTheBooks.DAY;
import static org.elicensing.bridge.ledger.OnTheBooks.DECLARATION;
import static org.elicensing.bridge.ledger.OnTheBooks.UNITS;
import static org.elicensing.bridge.ledger.OnTheBooks.said;

import java.util.List;
import org.elicensing.bridge.ledger.ClearQuantity.Clearance;
import org.junit.jupiter.api.Test;

/** What was consumed is corrected after release, and when that is refused (Art 7). */
class AmendQuantityTest {

  @Test
  void listed_items_get_their_new_quantity_and_all_others_stay() {
    OnTheBooks books = consumed();

    assertThat(code(books.amend(item(1, 1).of("150", "KGM").worth("300", "EUR")))).isEqualTo("01");
    assertThat(books.quantity(1)).isEqualTo("250 / 0 / 250");
    assertThat(books.value(1)).isEqualTo("500.00 / 0.00 / 500.00");
    assertThat(books.line(1).allocations()).isEqualTo(2);
  }

  @Test
  void what_is_only_held_is_not_corrected() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(500)));
    books.reserve(item(1, 1).of("100", "KGM"), item(2, 1).of("50", "KGM"));
    books.writeOff(item(1, 1).of("80", "KGM"));

    assertThat(code(books.amend(item(2, 1).of("60", "KGM")))).isEqualTo("92");
    assertThat(code(books.amend(item(1, 1).of("70", "KGM")))).isEqualTo("01");
    assertThat(books.quantity(1)).isEqualTo("380 / 50 / 70");
    assertThat(code(books.withdraw())).isEqualTo("01");
    assertThat(books.quantity(1)).as("the hold stays").isEqualTo("450 / 50 / 0");
  }

  @Test
  void amended_declaration_consumes_what_was_only_held() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(500)));
    books.reserve(item(1, 1).of("100", "KGM"), item(2, 1).of("50", "KGM"));
    books.writeOff(item(1, 1).of("80", "KGM"));

    books.amendDeclared(item(1, 1).of("80", "KGM"), item(2, 1).of("30", "KGM"));
    assertThat(books.quantity(1)).isEqualTo("390 / 0 / 110");
  }

  @Test
  void zero_takes_an_item_back() {
    OnTheBooks books = consumed();

    assertThat(code(books.amend(item(2, 1).of("0", null).worth("0", null)))).isEqualTo("01");
    assertThat(books.quantity(1)).isEqualTo("300 / 0 / 200");
    assertThat(books.line(1).allocations()).isEqualTo(1);
    assertThat(code(books.amend(item(2, 1).of("1", "KGM").worth("1", "EUR")))).as("it is not there any more").isEqualTo("92");
  }

  @Test
  void increase_comes_from_what_is_available_down_to_the_last_gram() {
    OnTheBooks books = consumed();
    books.reserve(ANOTHER, item(1, 1).of("150", "KGM").worth("1", "EUR"));

    assertThat(code(books.amend(item(1, 1).of("250.000001", "KGM").worth("400", "EUR")))).isEqualTo("91");
    assertThat(books.quantity(1)).as("nothing has moved").isEqualTo("50 / 150 / 300");
    assertThat(code(books.amend(item(1, 1).of("250", "KGM").worth("400", "EUR")))).isEqualTo("01");
    assertThat(books.quantity(1)).isEqualTo("0 / 150 / 350");
  }

  @Test
  void increase_in_value_must_be_covered_too() {
    OnTheBooks books = consumed();

    assertThat(code(books.amend(item(1, 1).of("1", "KGM").worth("800.01", "EUR")))).isEqualTo("91");
    assertThat(code(books.amend(item(1, 1).of("1", "KGM").worth("800", "EUR")))).isEqualTo("01");
  }

  @Test
  void what_one_item_gives_back_covers_what_another_takes() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(300)));
    books.reserve(item(1, 1).of("200", "KGM"), item(2, 1).of("100", "KGM"));
    books.release();

    assertThat(code(books.amend(item(1, 1).of("50", "KGM"), item(2, 1).of("250", "KGM")))).isEqualTo("01");
    assertThat(books.quantity(1)).isEqualTo("0 / 0 / 300");
  }

  @Test
  void no_record_is_02_and_what_is_only_held_is_05() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(500)));

    assertThat(code(books.amend(item(1, 1).of("5", "KGM")))).isEqualTo("02");
    assertThat(code(books.withdraw())).isEqualTo("02");
    books.reserve(item(1, 1).of("5", "KGM"));
    assertThat(code(books.amend(item(1, 1).of("5", "KGM")))).isEqualTo("05");
    assertThat(code(books.withdraw())).isEqualTo("05");
    assertThat(books.quantity(1)).isEqualTo("495 / 5 / 0");
  }

  @Test
  void item_that_fits_nothing_consumed_is_92() {
    OnTheBooks books = consumed();

    assertThat(code(books.amend(item(3, 1).of("1", "KGM").worth("1", "EUR")))).as("item").isEqualTo("92");
    assertThat(code(books.amend(item(1, 2).of("1", "KGM").worth("1", "EUR")))).as("line").isEqualTo("92");
    assertThat(code(books.amend(item(1, 1).of("1", "LTR").worth("1", "EUR")))).as("unit").isEqualTo("92");
    assertThat(code(books.amend(item(1, 1).of("1", "KGM")))).as("a measure is missing").isEqualTo("92");
    assertThat(books.quantity(1)).isEqualTo("200 / 0 / 300");
  }

  @Test
  void item_listed_twice_in_units_that_do_not_convert_is_92() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1));
    books.reserve(item(1, 1).of("5", "KGM"));
    books.release();

    assertThat(code(books.amend(item(1, 1).of("1", "KGM"), item(1, 1).of("1", "NAR")))).isEqualTo("92");
    assertThat(code(books.amend(item(1, 1).of("1", "KGM"), item(1, 1).of("1", "GRM")))).isEqualTo("01");
  }

  @Test
  void withdrawal_gives_all_back_and_the_declaration_may_reserve_again() {
    OnTheBooks books = consumed();

    assertThat(said(books.reserve(item(1, 1).of("1", "KGM").worth("1", "EUR")))).isEqualTo("06");
    assertThat(code(books.withdraw())).isEqualTo("01");
    assertThat(books.quantity(1)).isEqualTo("500 / 0 / 0");
    assertThat(said(books.reserve(item(1, 1).of("1", "KGM").worth("1", "EUR")))).isEqualTo("granted");
  }

  @Test
  void after_expiry_it_is_executed_and_says_so() {
    OnTheBooks books = OnTheBooks.of(aLicence().validUntil("2026-06-15").withLine(1, kilograms(500)));
    books.reserve(item(1, 1).of("5", "KGM"));
    books.release();

    AmendQuantity amend = new AmendQuantity(UNITS);
    assertThat(code(amend.amend(books.position(DECLARATION), List.of(item(1, 1).of("4", "KGM").released()), DAY.plusDays(1)))).isEqualTo("04");
    assertThat(code(amend.withdraw(books.position(DECLARATION), DAY.plusDays(1)))).isEqualTo("04");
    assertThat(code(amend.withdraw(books.position(DECLARATION), DAY))).isEqualTo("01");
  }

  @Test
  void every_correction_is_an_entry_and_what_stays_the_same_is_none() {
    OnTheBooks books = consumed();
    Books.Mark mark = books.books().mark();

    books.amend(item(1, 1).of("200.0", "KGM").worth("400.00", "EUR"));
    assertThat(books.books().entriesSince(mark)).isEmpty();
    books.amend(item(1, 1).of("199", "KGM").worth("400", "EUR"));
    books.withdraw();
    assertThat(books.books().entriesSince(mark)).extracting(Entry::move).containsExactly(Move.AMEND, Move.WITHDRAW, Move.WITHDRAW);
  }

  @Test
  void open_line_keeps_what_it_was_amended_to() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1));
    books.reserve(item(1, 1).of("300", "KGM"));
    books.release();

    assertThat(code(books.amend(item(1, 1).of("280", "KGM")))).isEqualTo("01");
    assertThat(books.position(DECLARATION).holds()).singleElement().satisfies(hold -> assertThat(hold.declared().quantity()).isEqualByComparingTo("280"));
  }

  @Test
  void amended_declaration_states_the_whole_consumption() {
    OnTheBooks books = consumed();

    assertThat(said(books.amendDeclared(item(1, 1).of("190", "KGM").worth("390", "EUR"), item(3, 1).of("5", "KGM").worth("10", "EUR")))).isEqualTo("granted");
    assertThat(books.quantity(1)).as("item 2 is withdrawn, item 3 is new").isEqualTo("305 / 0 / 195");
    assertThat(books.position(DECLARATION).holds()).allMatch(Hold::consumed).extracting(hold -> hold.key().goodsItem()).containsExactlyInAnyOrder(1, 3);
  }

  @Test
  void amended_declaration_that_is_not_covered_moves_nothing() {
    OnTheBooks books = consumed();

    assertThat(said(books.amendDeclared(item(1, 1).of("501", "KGM").worth("1", "EUR")))).isEqualTo("05 1:05");
    assertThat(said(books.amendDeclared(item(1, 1).of("1", "KGM").worth("1", "EUR"), item(4, 9).of("1", "KGM").worth("1", "EUR")))).isEqualTo("07 4:07");
    assertThat(said(books.amendDeclared(item(1, 1).of("500", "KGM").worth("1", "EUR")))).isEqualTo("granted");
    assertThat(books.quantity(1)).isEqualTo("0 / 0 / 500");
  }

  @Test
  void amended_item_without_quantity_keeps_what_it_has() {
    OnTheBooks books = consumed();

    assertThat(said(books.amendDeclared(item(1, 1)))).isEqualTo("granted");
    assertThat(books.quantity(1)).isEqualTo("300 / 0 / 200");
  }

  /** 500 kg for 1000 EUR, of which items 1 and 2 have consumed 200 kg for 400 EUR and 100 kg for 200 EUR. */
  private static OnTheBooks consumed() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(500), euros(1000)));
    books.reserve(item(1, 1).of("200", "KGM").worth("400", "EUR"), item(2, 1).of("100", "KGM").worth("200", "EUR"));
    books.release();
    return books;
  }

  private static String code(Clearance clearance) {
    return clearance.outcome().code();
  }
}
