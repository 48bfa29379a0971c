package org.elicensing.bridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.ledger.ALicence.aLicence;
import static org.elicensing.bridge.ledger.AnItem.item;
import static org.elicensing.bridge.ledger.Limit.euros;
import static org.elicensing.bridge.ledger.Limit.kilograms;
import static org.elicensing.bridge.ledger.OnTheBooks.ANOTHER;
import static org.elicensing.bridge.ledger.OnTheBooks.DAY;
import static org.elicensing.bridge.ledger.OnTheBooks.DECLARATION;
import static org.elicensing.bridge.ledger.OnTheBooks.said;

import org.elicensing.bridge.ledger.ClearQuantity.Clearance;
import org.junit.jupiter.api.Test;

/** What a release consumes, what goes back, and when it is refused. */
class ClearQuantityTest {

  @Test
  void whole_hold_is_consumed_when_nothing_is_listed() {
    OnTheBooks books = held();

    assertThat(code(books.release())).isEqualTo("01");
    assertThat(books.quantity(1)).isEqualTo("200 / 0 / 300");
    assertThat(books.value(1)).isEqualTo("400.00 / 0.00 / 600.00");
    assertThat(books.line(1).allocations()).isEqualTo(2);
  }

  @Test
  void no_record_is_02_and_a_second_release_is_03() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(500)));

    assertThat(code(books.release())).isEqualTo("02");
    books.reserve(item(1, 1).of("5", "KGM"));
    assertThat(code(books.release())).isEqualTo("01");
    assertThat(code(books.release())).isEqualTo("03");
    assertThat(books.quantity(1)).isEqualTo("495 / 0 / 5");
  }

  @Test
  void release_after_expiry_is_executed_and_says_so() {
    OnTheBooks books = OnTheBooks.of(aLicence().validUntil("2026-06-15").withLine(1, kilograms(500)));
    books.reserve(item(1, 1).of("5", "KGM"));

    assertThat(code(books.release(DAY.plusDays(1)))).isEqualTo("04");
    assertThat(books.quantity(1)).isEqualTo("495 / 0 / 5");
  }

  @Test
  void release_on_the_last_day_is_simply_executed() {
    OnTheBooks books = OnTheBooks.of(aLicence().validUntil("2026-06-15").withLine(1, kilograms(500)));
    books.reserve(item(1, 1).of("5", "KGM"));

    assertThat(code(books.release(DAY))).isEqualTo("01");
  }

  @Test
  void rest_goes_back_listed_or_not() {
    OnTheBooks books = held();

    assertThat(code(books.release(item(1, 1).of("150", "KGM").worth("300", "EUR")))).isEqualTo("01");
    assertThat(books.quantity(1)).isEqualTo("350 / 0 / 150");
    assertThat(books.value(1)).isEqualTo("700.00 / 0.00 / 300.00");
    assertThat(books.line(1).allocations()).isEqualTo(1);
  }

  @Test
  void zero_of_an_item_consumes_nothing_of_it() {
    OnTheBooks books = held();

    assertThat(code(books.release(item(1, 1).of("200", "KGM").worth("400", "EUR"), item(2, 1).of("0", "KGM").worth("0", "EUR")))).isEqualTo("01");
    assertThat(books.quantity(1)).isEqualTo("300 / 0 / 200");
    assertThat(books.line(1).allocations()).isEqualTo(1);
  }

  @Test
  void zero_of_everything_ends_the_hold_and_consumes_nothing() {
    OnTheBooks books = held();

    assertThat(code(books.release(item(1, 1).of("0", null).worth("0", null), item(2, 1).of("0", null).worth("0", null)))).isEqualTo("01");
    assertThat(books.quantity(1)).isEqualTo("500 / 0 / 0");
    assertThat(said(books.reserve(item(1, 1).of("1", "KGM").worth("1", "EUR")))).isEqualTo("granted");
  }

  @Test
  void covered_surplus_is_taken_from_what_is_available() {
    OnTheBooks books = held();

    assertThat(code(books.release(item(1, 1).of("400", "KGM").worth("400", "EUR"), item(2, 1).of("100", "KGM").worth("200", "EUR")))).isEqualTo("01");
    assertThat(books.quantity(1)).isEqualTo("0 / 0 / 500");
  }

  @Test
  void surplus_that_is_not_covered_moves_nothing() {
    OnTheBooks books = held();
    books.reserve(ANOTHER, item(1, 1).of("150", "KGM").worth("1", "EUR"));

    assertThat(code(books.release(item(1, 1).of("250.000001", "KGM").worth("400", "EUR"), item(2, 1).of("100", "KGM").worth("200", "EUR")))).isEqualTo("91");
    assertThat(books.quantity(1)).isEqualTo("50 / 450 / 0");
  }

  @Test
  void what_other_items_give_back_covers_a_surplus() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(300)));
    books.reserve(item(1, 1).of("200", "KGM"), item(2, 1).of("100", "KGM"));

    assertThat(code(books.release(item(1, 1).of("300", "KGM")))).isEqualTo("01");
    assertThat(books.quantity(1)).isEqualTo("0 / 0 / 300");
  }

  @Test
  void surplus_in_value_must_be_covered_too() {
    OnTheBooks books = held();

    assertThat(code(books.release(item(1, 1).of("1", "KGM").worth("1000.01", "EUR")))).isEqualTo("91");
  }

  @Test
  void released_item_that_fits_nothing_held_is_92() {
    OnTheBooks books = held();

    assertThat(code(books.release(item(3, 1).of("1", "KGM").worth("1", "EUR")))).as("item").isEqualTo("92");
    assertThat(code(books.release(item(1, 2).of("1", "KGM").worth("1", "EUR")))).as("line").isEqualTo("92");
    assertThat(code(books.release(item(1, 1).of("1", "LTR").worth("1", "EUR")))).as("unit").isEqualTo("92");
    assertThat(code(books.release(item(1, 1).of("1", "KGM").worth("1", "USD")))).as("currency").isEqualTo("92");
    assertThat(code(books.release(item(1, 1).of("1", "KGM")))).as("a measure is missing").isEqualTo("92");
    assertThat(code(books.release(item(1, 1).of("1", null).worth("1", "EUR")))).as("no unit").isEqualTo("92");
    assertThat(books.quantity(1)).isEqualTo("200 / 300 / 0");
  }

  @Test
  void item_on_two_lines_must_say_which() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(500)).withLine(2, kilograms(500)));
    books.reserve(item(1, 1).of("10", "KGM"), item(1, 2).of("20", "KGM"), item(2, 2).of("5", "KGM"));

    assertThat(code(books.release(item(1, null).of("10", "KGM")))).isEqualTo("92");
    assertThat(code(books.release(item(2, null).of("5", "KGM"), item(1, 1).of("10", "KGM")))).isEqualTo("01");
    assertThat(books.quantity(1)).isEqualTo("490 / 0 / 10");
    assertThat(books.quantity(2)).isEqualTo("495 / 0 / 5");
  }

  @Test
  void released_mass_is_converted_to_the_unit_of_the_line() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(500)));
    books.reserve(item(1, 1).of("0.3", "TNE"));

    assertThat(code(books.release(item(1, 1).of("250000", "GRM")))).isEqualTo("01");
    assertThat(books.quantity(1)).isEqualTo("250 / 0 / 250");
    assertThat(books.position(DECLARATION).holds()).singleElement().satisfies(hold -> assertThat(hold.declared().unit()).isEqualTo("GRM"));
  }

  @Test
  void one_item_listed_twice_adds_up() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(500)));
    books.reserve(item(1, 1).of("300", "KGM"));

    assertThat(code(books.release(item(1, 1).of("100", "KGM"), item(1, null).of("50", "KGM")))).isEqualTo("01");
    assertThat(books.quantity(1)).isEqualTo("350 / 0 / 150");
  }

  @Test
  void one_item_listed_twice_in_what_does_not_convert_moves_nothing() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(500)));
    books.reserve(item(1, 1).of("300", "KGM"));

    assertThat(code(books.release(item(1, 1).of("100", "KGM").worth("5", "EUR"), item(1, 1).of("50", "KGM").worth("5", "USD")))).isEqualTo("92");
    assertThat(books.quantity(1)).isEqualTo("200 / 300 / 0");
  }

  @Test
  void open_line_keeps_what_was_released_of_it() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1));
    books.reserve(item(1, 1).of("300", "KGM"), item(2, 1).of("7", "KGM"));

    assertThat(code(books.release(item(1, 1).of("100", "KGM"), item(2, 1).of("0", "KGM")))).isEqualTo("01");
    assertThat(books.position(DECLARATION).holds()).singleElement().satisfies(hold -> {
      assertThat(hold.consumed()).isTrue();
      assertThat(hold.declared().quantity()).isEqualByComparingTo("100");
    });
  }

  /** 500 kg for 1000 EUR, of which items 1 and 2 hold 200 kg for 400 EUR and 100 kg for 200 EUR. */
  private static OnTheBooks held() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(500), euros(1000)));
    books.reserve(item(1, 1).of("200", "KGM").worth("400", "EUR"), item(2, 1).of("100", "KGM").worth("200", "EUR"));
    return books;
  }

  private static String code(Clearance clearance) {
    return clearance.outcome().code();
  }
}
