package org.elicensing.bridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.ledger.ALicence.aLicence;
import static org.elicensing.bridge.ledger.AnItem.item;
import static org.elicensing.bridge.ledger.Limit.euros;
import static org.elicensing.bridge.ledger.Limit.kilograms;
import static org.elicensing.bridge.ledger.OnTheBooks.ANOTHER;
import static org.elicensing.bridge.ledger.OnTheBooks.DECLARATION;
import static org.elicensing.bridge.ledger.OnTheBooks.said;

import org.elicensing.bridge.ledger.Decision.FailedItem;
import org.elicensing.bridge.ledger.Decision.Granted;
import org.elicensing.bridge.ledger.Decision.Refused;
import org.elicensing.bridge.licence.LicenceStatus;
import org.elicensing.bridge.licence.LicenceType;
import org.elicensing.bridge.licence.Usability;
import org.junit.jupiter.api.Test;

/** When a reservation is granted, what it holds, and which items a refusal names. */
class ReserveQuantityTest {

  @Test
  void grants_down_to_the_last_gram() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(500)));

    assertThat(said(books.reserve(item(1, 1).of("499.999999", "KGM")))).isEqualTo("granted");
    assertThat(said(books.reserve(ANOTHER, item(1, 1).of("0.000001", "KGM")))).isEqualTo("granted");
    assertThat(books.quantity(1)).isEqualTo("0 / 500 / 0");
  }

  @Test
  void refuses_when_the_line_is_exhausted() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(500)));
    books.reserve(ANOTHER, item(1, 1).of("500", "KGM"));

    assertThat(said(books.reserve(item(1, 1).of("0.000001", "KGM")))).isEqualTo("05 1:05");
    assertThat(books.quantity(1)).isEqualTo("0 / 500 / 0");
  }

  @Test
  void own_hold_counts_as_left_and_another_position_replaces_it() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(500)));
    books.reserve(item(1, 1).of("400", "KGM"));

    assertThat(said(books.reserve(item(1, 1).of("300", "KGM"), item(2, 1).of("200", "KGM")))).isEqualTo("granted");
    assertThat(books.quantity(1)).isEqualTo("0 / 500 / 0");
    assertThat(said(books.reserve(item(2, 1).of("150", "KGM")))).isEqualTo("granted");
    assertThat(books.quantity(1)).isEqualTo("350 / 150 / 0");
    assertThat(books.line(1).allocations()).isEqualTo(1);
  }

  @Test
  void refused_replacement_keeps_the_earlier_hold() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(500)));
    books.reserve(item(1, 1).of("400", "KGM"));

    assertThat(said(books.reserve(item(1, 1).of("501", "KGM")))).isEqualTo("05 1:05");
    assertThat(books.quantity(1)).isEqualTo("100 / 400 / 0");
  }

  @Test
  void every_item_on_the_line_that_falls_short_is_named_and_no_other() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(500)).withLine(2, kilograms(10)));

    assertThat(said(books.reserve(item(1, 1).of("300", "KGM"), item(2, 2).of("1", "KGM"), item(3, 1).of("300", "KGM")))).isEqualTo("05 1:05 3:05");
  }

  @Test
  void falling_short_in_value_refuses_as_well() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(500), euros(1000)));

    assertThat(said(books.reserve(item(1, 1).of("1", "KGM").worth("1000.01", "EUR")))).isEqualTo("05 1:05");
    assertThat(said(books.reserve(item(1, 1).of("1", "KGM").worth("1000", "EUR")))).isEqualTo("granted");
    assertThat(books.value(1)).isEqualTo("0.00 / 1000.00 / 0.00");
  }

  @Test
  void two_documents_of_one_item_on_one_line_add_up() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(500)));

    Granted granted = (Granted) books.reserve(item(1, 1).of("300", "KGM"), item(1, 1).of("50000", "GRM"));

    assertThat(granted.holds()).singleElement().satisfies(wish -> {
      assertThat(wish.quantity()).isEqualTo(350_000_000);
      assertThat(wish.declared().quantity()).isEqualByComparingTo("350");
      assertThat(wish.declared().unit()).isEqualTo("KGM");
    });
    assertThat(said(books.reserve(item(1, 1).of("300", "KGM"), item(1, 1).of("201", "KGM")))).isEqualTo("05 1:05");
  }

  @Test
  void two_documents_of_one_item_are_added_up_in_the_unit_that_can_say_both() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(5000)));

    Granted granted = (Granted) books.reserve(item(1, 1).of("1", "TNE"), item(1, 1).of("0.1", "GRM"));

    assertThat(granted.holds()).singleElement().satisfies(wish -> {
      assertThat(wish.quantity()).isEqualTo(1_000_000_100);
      assertThat(wish.declared().quantity()).isEqualByComparingTo("1000000.1");
      assertThat(wish.declared().unit()).isEqualTo("GRM");
    });
  }

  @Test
  void two_documents_of_one_item_are_refused_where_their_units_or_currencies_do_not_convert() {
    OnTheBooks limited = OnTheBooks.of(aLicence().withLine(1, kilograms(500)));
    OnTheBooks open = OnTheBooks.of(aLicence().withLine(1));

    assertThat(said(limited.reserve(item(1, 1).of("1", "KGM").worth("10", "EUR"), item(1, 1).of("1", "KGM").worth("10", "USD")))).isEqualTo("10 1:10");
    assertThat(said(open.reserve(item(1, 1).of("1", "KGM"), item(1, 1).of("1", "NAR")))).isEqualTo("10 1:10");
    assertThat(said(open.reserve(item(1, 1).of("1", "KGM"), item(1, 1).of("1", null)))).as("a number without a unit").isEqualTo("10 1:10");
    assertThat(said(open.reserve(item(1, 1).of("1", "KGM"), item(2, 1).of("1", "NAR"), item(1, 1).worth("10", "EUR")))).isEqualTo("granted");
    assertThat(limited.quantity(1)).isEqualTo("500 / 0 / 0");
  }

  @Test
  void item_that_fails_by_two_documents_on_one_line_is_named_once_with_the_first_reason() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(500)));

    assertThat(said(books.reserve(item(1, 1).of("501", "KGM"), item(1, 1).of("1", "LTR")))).isEqualTo("10 1:10");
    assertThat(said(books.reserve(item(1, 1).of("1", "LTR"), item(1, 1).of("1", "NAR")))).isEqualTo("10 1:10");
  }

  @Test
  void sum_beyond_what_can_be_counted_is_insufficient() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, Limit.quantity("999999999999.999999", "GRM")));

    assertThat(said(books.reserve(item(1, 1).of("999999999999", "TNE"), item(2, 1).of("999999999999", "TNE")))).isEqualTo("05 1:05 2:05");
    assertThat(said(books.reserve(item(1, 1).of("999999999999", "GRM"), item(2, 1).of("999999999999", "GRM")))).isEqualTo("05 1:05 2:05");
  }

  @Test
  void unusable_licence_and_consumed_position_name_no_items() {
    OnTheBooks suspended = OnTheBooks.of(aLicence().status(LicenceStatus.SUSPENDED).withLine(1, kilograms(500)));
    OnTheBooks consumed = OnTheBooks.of(aLicence().withLine(1, kilograms(500)));
    consumed.reserve(item(1, 1).of("5", "KGM"));
    consumed.release();

    assertThat(said(suspended.reserve(item(1, 1).of("5", "KGM")))).isEqualTo("04");
    assertThat(said(consumed.reserve(item(2, 1).of("5", "KGM")))).isEqualTo("06");
    assertThat(said(consumed.reserve(ANOTHER, item(1, 1).of("5", "KGM")))).isEqualTo("granted");
  }

  @Test
  void missing_line_names_the_goods_item_only() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(500)).withLine(2));

    Refused refused = (Refused) books.reserve(item(1, 1).of("5", "KGM"), item(2, 9).of("5", "KGM"), item(3, null).of("5", "KGM"));

    assertThat(said(refused)).isEqualTo("07 2:07 3:07");
    assertThat(refused.items()).extracting(FailedItem::line).containsOnlyNulls();
  }

  @Test
  void only_line_need_not_be_named() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(4, kilograms(500)));

    assertThat(said(books.reserve(item(1, null).of("5", "KGM")))).isEqualTo("granted");
    assertThat(books.quantity(4)).isEqualTo("495 / 5 / 0");
  }

  @Test
  void wrong_exporter_names_all_items() {
    OnTheBooks books = OnTheBooks.of(aLicence().heldBy("DE123").withLine(1, kilograms(500)).withLine(2, kilograms(500)));

    assertThat(said(books.decide(DECLARATION, from("FR999", null, item(1, 1).of("1", "KGM"), item(2, 2).of("1", "KGM"))))).isEqualTo("09 1:09 2:09");
    assertThat(said(books.decide(DECLARATION, from("DE123", null, item(1, 1).of("1", "KGM"))))).isEqualTo("granted");
    assertThat(said(books.decide(DECLARATION, from(null, null, item(1, 1).of("1", "KGM"))))).isEqualTo("granted");
  }

  @Test
  void destination_of_the_item_goes_before_that_of_the_shipment() {
    OnTheBooks books = OnTheBooks.of(aLicence().forCountries("US", "JP").withLine(1, kilograms(500)));

    assertThat(said(books.decide(DECLARATION, from(null, "CN", item(1, 1).of("1", "KGM"), item(2, 1).of("1", "KGM"))))).isEqualTo("08 1:08 2:08");
    assertThat(said(books.decide(DECLARATION, from(null, "CN", item(1, 1).of("1", "KGM").to("US"), item(2, 1).of("1", "KGM"))))).isEqualTo("08 2:08");
    assertThat(said(books.decide(DECLARATION, from(null, "JP", item(1, 1).of("1", "KGM").to("CN"))))).isEqualTo("08 1:08");
    assertThat(said(books.decide(DECLARATION, from(null, null, item(1, 1).of("1", "KGM"))))).isEqualTo("granted");
  }

  @Test
  void each_item_is_named_with_its_own_first_reason() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, "8456", kilograms(500), euros(1000)));

    Refused refused = (Refused) books.reserve(
        item(4, 1).of("501", "KGM").worth("1", "EUR").code("8456"),
        item(3, 1).of("1", "KGM").code("8456"),
        item(2, 1).of("1", "LTR").worth("1", "USD").code("8456"),
        item(1, 1).of("1", "KGM").worth("1", "EUR").code("8457"));

    assertThat(said(refused)).isEqualTo("03 1:03 2:10 3:11 4:05");
    assertThat(refused.items()).extracting(FailedItem::line).containsOnly(1);
  }

  @Test
  void limited_measure_without_number_or_unit_is_not_countable() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, euros(1000)));

    assertThat(said(books.reserve(item(1, 1).of("5", "KGM")))).isEqualTo("11 1:11");
    assertThat(said(books.reserve(item(1, 1)))).isEqualTo("11 1:11");
    assertThat(said(books.reserve(item(1, 1).worth("5", null)))).isEqualTo("11 1:11");
    assertThat(said(books.reserve(item(1, 1).worth("5", "USD")))).isEqualTo("10 1:10");
    assertThat(said(books.reserve(item(1, 1).worth("5", "EUR")))).isEqualTo("granted");
  }

  @Test
  void measures_are_converted_exactly_or_not_at_all() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(500)).withLine(2, Limit.quantity("10", "NAR")));

    assertThat(said(books.reserve(item(1, 1).of("100", "LBR")))).isEqualTo("granted");
    assertThat(books.quantity(1)).isEqualTo("454.640763 / 45.359237 / 0");
    assertThat(said(books.reserve(item(1, 1).of("1", "LBR")))).isEqualTo("10 1:10");
    assertThat(said(books.reserve(item(1, 2).of("1", "NPR")))).isEqualTo("10 1:10");
  }

  @Test
  void open_line_is_counted_and_never_compared() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1));

    assertThat(said(books.reserve(item(1, 1).of("999999999999", "TNE")))).isEqualTo("granted");
    assertThat(books.line(1).allocations()).isEqualTo(1);
  }

  @Test
  void quantity_zero_takes_an_item_out() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(500)));
    books.reserve(item(1, 1).of("5", "KGM"), item(2, 1).of("7", "KGM"));

    assertThat(said(books.reserve(item(1, 1).of("0", "KGM"), item(2, 1).of("7", "KGM")))).isEqualTo("granted");
    assertThat(books.quantity(1)).isEqualTo("493 / 7 / 0");
  }

  @Test
  void all_zero_ends_the_hold_whatever_the_status() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(500)));
    books.reserve(item(1, 1).of("5", "KGM"));
    Position position = books.position(DECLARATION);
    Position revoked = new Position(aLicence().status(LicenceStatus.REVOKED).licence(), position.lines(), DECLARATION, position.holds());

    Decision decision = new ReserveQuantity(OnTheBooks.UNITS).decide(revoked, OnTheBooks.wish(item(1, 1).of("0", "KGM")), ReserveQuantity.Status.OBEYED);

    assertThat(decision).isEqualTo(new Granted(java.util.List.of()));
    assertThat(said(books.reserve(item(1, 1).of("0.000", "KGM")))).isEqualTo("granted");
    assertThat(books.quantity(1)).isEqualTo("500 / 0 / 0");
    assertThat(books.line(1).allocations()).isZero();
  }

  @Test
  void status_is_passed_over_where_the_goods_are_gone() {
    OnTheBooks books = OnTheBooks.of(aLicence().status(LicenceStatus.REVOKED).withLine(1, kilograms(500)));

    Decision decision = new ReserveQuantity(OnTheBooks.UNITS).decide(books.position(DECLARATION),
        OnTheBooks.wish(item(1, 1).of("5", "KGM")), ReserveQuantity.Status.PASSED_OVER);

    assertThat(said(decision)).isEqualTo("granted");
  }

  @Test
  void general_authorisation_is_checked_and_never_counted() {
    OnTheBooks books = OnTheBooks.of(aLicence().type(LicenceType.UNION_GENERAL).withLine(1, "8456"));

    assertThat(said(books.reserve(item(1, 1).of("5", "KGM").code("8456")))).isEqualTo("granted");
    assertThat(books.line(1).allocations()).isZero();
    assertThat(said(books.reserve(item(1, 1).of("5", "KGM").code("8457")))).isEqualTo("03 1:03");
  }

  private static Reservation from(String exporter, String destination, AnItem... items) {
    return new Reservation(new Usability.Use(OnTheBooks.DAY, null, null), exporter, destination, OnTheBooks.uses(items));
  }
}
