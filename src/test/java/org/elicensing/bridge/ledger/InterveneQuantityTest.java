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

import org.elicensing.bridge.ledger.InterveneQuantity.Intervention;
import org.elicensing.bridge.ledger.InterveneQuantity.Verb;
import org.elicensing.bridge.licence.LicenceStatus;
import org.elicensing.bridge.licence.LicenceType;
import org.junit.jupiter.api.Test;

/** What an officer may decide past the verification, and when one officer is not enough. */
class InterveneQuantityTest {

  private final OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(100)));

  @Test
  void accepting_consumes_what_is_held() {
    books.reserve(item(1, 1).of("40", "KGM"), item(2, 1).of("10", "KGM"));

    assertThat(code(books.intervene(Verb.ACCEPT))).isEqualTo("01");
    assertThat(books.quantity(1)).isEqualTo("50 / 0 / 50");
    assertThat(code(books.intervene(Verb.ACCEPT))).as("again").isEqualTo("03");
  }

  @Test
  void accepting_what_is_stated_gives_the_rest_back() {
    books.reserve(item(1, 1).of("40", "KGM"), item(2, 1).of("10", "KGM"));

    assertThat(code(books.intervene(Verb.ACCEPT, item(1, 1).of("30000", "GRM")))).isEqualTo("01");
    assertThat(books.quantity(1)).isEqualTo("70 / 0 / 30");
    assertThat(books.line(1).allocations()).isEqualTo(1);
  }

  @Test
  void accepting_an_item_without_numbers_takes_its_whole_hold() {
    books.reserve(item(1, 1).of("40", "KGM"));

    assertThat(code(books.intervene(Verb.ACCEPT, item(1, null)))).isEqualTo("01");
    assertThat(books.quantity(1)).isEqualTo("60 / 0 / 40");
  }

  @Test
  void accepting_needs_no_reservation_and_asks_for_no_status() {
    OnTheBooks suspended = OnTheBooks.of(aLicence().status(LicenceStatus.SUSPENDED).forCountries("CH").heldBy("DE1").withLine(1, "9013", kilograms(100)));

    assertThat(code(suspended.intervene(Verb.ACCEPT, item(1, 1).of("25", "KGM")))).as("executed, and the status is told").isEqualTo("04");
    assertThat(suspended.quantity(1)).isEqualTo("75 / 0 / 25");
  }

  @Test
  void accepting_beyond_the_limit_overdraws_and_needs_a_second_person() {
    books.reserve(item(1, 1).of("40", "KGM"));

    Intervention overdrawn = books.intervene(Verb.ACCEPT, item(1, 1).of("130", "KGM"));

    assertThat(overdrawn.overdraws()).isTrue();
    assertThat(overdrawn.takesBack()).isFalse();
    assertThat(books.quantity(1)).isEqualTo("-30 / 0 / 130");
    assertThat(books.line(1).quantity().overdraft()).isEqualTo(30_000_000);
    assertThat(said(books.reserve(ANOTHER, item(1, 1).of("0.000001", "KGM")))).as("nothing is left for anybody else").isEqualTo("05 1:05");
  }

  @Test
  void down_to_the_last_gram_one_officer_is_enough() {
    assertThat(books.intervene(Verb.ACCEPT, item(1, 1).of("100", "KGM")).needsSecondPerson()).isFalse();
    assertThat(books.intervene(ANOTHER, DAY, Verb.ACCEPT, item(1, 1).of("0.000001", "KGM")).overdraws()).isTrue();
  }

  @Test
  void overdraft_shrinks_when_the_use_does_and_never_grows_back() {
    books.intervene(ANOTHER, DAY, Verb.AMEND, item(1, 1).of("30", "KGM"));
    books.intervene(Verb.ACCEPT, item(1, 1).of("90", "KGM"));
    assertThat(books.line(1).quantity().overdraft()).isEqualTo(20_000_000);

    books.reserve(ANOTHER, item(1, 1).of("5", "KGM"));

    assertThat(books.quantity(1)).isEqualTo("5 / 5 / 90");
    assertThat(books.line(1).quantity().overdraft()).isZero();
    assertThat(said(books.reserve(ANOTHER, item(1, 1).of("30", "KGM")))).isEqualTo("05 1:05");
  }

  @Test
  void reducing_the_use_of_an_overdrawn_line_overdraws_nothing() {
    books.intervene(Verb.ACCEPT, item(1, 1).of("130", "KGM"));
    books.intervene(ANOTHER, DAY, Verb.AMEND, item(1, 1).of("20", "KGM"));

    assertThat(books.intervene(ANOTHER, DAY, Verb.AMEND, item(1, 1).of("10", "KGM")).needsSecondPerson()).isFalse();
    assertThat(books.quantity(1)).isEqualTo("-40 / 10 / 130");
  }

  @Test
  void amending_changes_what_is_held_and_leaves_other_items() {
    books.reserve(item(1, 1).of("40", "KGM"), item(2, 1).of("10", "KGM"));

    assertThat(code(books.intervene(Verb.AMEND, item(1, 1).of("70", "KGM")))).isEqualTo("01");
    assertThat(books.quantity(1)).isEqualTo("20 / 80 / 0");
    assertThat(books.intervene(Verb.AMEND, item(2, 1).of("0", "KGM")).needsSecondPerson()).isFalse();
    assertThat(books.quantity(1)).isEqualTo("30 / 70 / 0");
    assertThat(books.line(1).allocations()).isEqualTo(1);
  }

  @Test
  void amending_holds_what_was_refused_a_reservation() {
    assertThat(code(books.intervene(Verb.AMEND, item(1, null).of("70", "KGM")))).isEqualTo("01");
    assertThat(books.quantity(1)).isEqualTo("30 / 70 / 0");
    assertThat(books.release().outcome().code()).as("and is released like any hold").isEqualTo("01");
  }

  @Test
  void amending_what_is_consumed_upwards_is_one_officers_and_downwards_is_not() {
    books.reserve(item(1, 1).of("40", "KGM"));
    books.release();

    assertThat(books.intervene(Verb.AMEND, item(1, 1).of("50", "KGM")).needsSecondPerson()).isFalse();
    assertThat(books.quantity(1)).isEqualTo("50 / 0 / 50");
    assertThat(books.intervene(Verb.AMEND, item(1, 1).of("49.999999", "KGM")).takesBack()).isTrue();
    assertThat(books.quantity(1)).isEqualTo("50.000001 / 0 / 49.999999");
  }

  @Test
  void refusing_ends_holds_alone_and_takes_back_consumption_with_a_second_person() {
    books.reserve(item(1, 1).of("40", "KGM"));
    assertThat(books.intervene(Verb.REFUSE).needsSecondPerson()).isFalse();
    assertThat(books.quantity(1)).isEqualTo("100 / 0 / 0");

    books.reserve(item(1, 1).of("40", "KGM"));
    books.release();
    assertThat(books.intervene(Verb.REFUSE).takesBack()).isTrue();
    assertThat(books.quantity(1)).isEqualTo("100 / 0 / 0");
    assertThat(said(books.reserve(item(1, 1).of("1", "KGM")))).as("reason 06 no longer applies").isEqualTo("granted");
  }

  @Test
  void refusing_specific_quantities_leaves_the_rest() {
    books.reserve(item(1, 1).of("40000", "GRM"), item(2, 1).of("10", "KGM"));

    assertThat(code(books.intervene(Verb.REFUSE, item(1, 1).of("15", "KGM"), item(2, 1)))).isEqualTo("01");
    assertThat(books.quantity(1)).isEqualTo("75 / 25 / 0");
    assertThat(books.position(DECLARATION).holds()).singleElement().satisfies(hold -> {
      assertThat(hold.declared().quantity()).isEqualByComparingTo("25");
      assertThat(hold.declared().unit()).isEqualTo("KGM");
    });
    assertThat(code(books.intervene(Verb.REFUSE, item(1, 1).of("25.000001", "KGM")))).as("more than there is").isEqualTo("92");
    assertThat(books.quantity(1)).isEqualTo("75 / 25 / 0");
  }

  @Test
  void nothing_there_is_02() {
    assertThat(code(books.intervene(Verb.ACCEPT))).isEqualTo("02");
    assertThat(code(books.intervene(Verb.REFUSE))).isEqualTo("02");
  }

  @Test
  void counting_is_never_bypassed() {
    OnTheBooks both = OnTheBooks.of(aLicence().withLine(1, kilograms(100), euros(1000)).withLine(2, kilograms(5)));

    assertThat(code(both.intervene(Verb.ACCEPT, item(1, 3).of("1", "KGM")))).as("no such line").isEqualTo("92");
    assertThat(code(both.intervene(Verb.ACCEPT, item(1, null).of("1", "KGM")))).as("which line").isEqualTo("92");
    assertThat(code(both.intervene(Verb.ACCEPT, item(1, 1).of("1", "KGM")))).as("a measure is missing").isEqualTo("92");
    assertThat(code(both.intervene(Verb.ACCEPT, item(1, 1).of("1", "LTR").worth("1", "EUR")))).as("unit").isEqualTo("92");
    assertThat(code(both.intervene(Verb.ACCEPT, item(1, 1).of("1", "KGM").worth("1", "USD")))).as("currency").isEqualTo("92");
    assertThat(code(both.intervene(Verb.ACCEPT, item(1, 2).of("1", "KGM").worth("1", "EUR"), item(1, 2).of("1", "KGM").worth("1", "USD")))).as("never added up").isEqualTo("92");
    assertThat(code(both.intervene(Verb.AMEND, item(1, 1)))).as("nothing stated").isEqualTo("92");
    assertThat(code(both.intervene(Verb.REFUSE, item(9, 1)))).as("no such item").isEqualTo("92");
    assertThat(code(both.intervene(Verb.ACCEPT, item(1, 2).of("999999999999", "TNE")))).as("beyond counting").isEqualTo("92");
    assertThat(code(both.intervene(Verb.ACCEPT, item(1, 2).of("999999999999", "KGM"), item(2, 2).of("999999999999", "KGM")))).as("beyond counting together").isEqualTo("92");
    assertThat(both.quantity(1)).isEqualTo("100 / 0 / 0");
    assertThat(both.quantity(2)).isEqualTo("5 / 0 / 0");
  }

  @Test
  void value_may_be_overdrawn_alone() {
    OnTheBooks both = OnTheBooks.of(aLicence().withLine(1, kilograms(100), euros(1000)));

    assertThat(both.intervene(Verb.ACCEPT, item(1, 1).of("1", "KGM").worth("1000.01", "EUR")).overdraws()).isTrue();
    assertThat(both.value(1)).isEqualTo("-0.01 / 0.00 / 1000.01");
    assertThat(both.line(1).quantity().overdraft()).isZero();
  }

  @Test
  void open_line_keeps_what_was_decided_and_is_never_overdrawn() {
    OnTheBooks open = OnTheBooks.of(aLicence().withLine(1));

    assertThat(open.intervene(Verb.ACCEPT, item(1, 1).of("300", "KGM")).needsSecondPerson()).isFalse();
    assertThat(open.intervene(Verb.AMEND, item(1, 1).of("200", "KGM")).takesBack()).as("less was declared").isTrue();
    assertThat(code(open.intervene(Verb.REFUSE, item(1, 1).of("5", "KGM")))).as("nothing is counted that could be reduced").isEqualTo("92");
    assertThat(open.intervene(Verb.REFUSE, item(1, 1)).takesBack()).isTrue();
    assertThat(open.line(1).allocations()).isZero();
  }

  @Test
  void general_authorisation_is_never_counted() {
    OnTheBooks general = OnTheBooks.of(aLicence().type(LicenceType.UNION_GENERAL).withLine(1, kilograms(100)));

    assertThat(code(general.intervene(Verb.ACCEPT, item(1, 1).of("1", "KGM")))).isEqualTo("92");
    assertThat(general.quantity(1)).isEqualTo("100 / 0 / 0");
  }

  @Test
  void every_entry_is_an_intervention_and_the_line_stays_the_sum_of_its_entries() {
    books.reserve(item(1, 1).of("40", "KGM"), item(2, 1).of("10", "KGM"));
    Books.Mark mark = books.books().mark();

    books.intervene(Verb.ACCEPT, item(1, 1).of("120", "KGM"));

    assertThat(books.books().entriesSince(mark)).extracting(Entry::move).containsOnly(Move.INTERVENE).hasSize(2);
    assertThat(books.books().entries().get(books.books().entries().size() - 1).quantityAfter()).isEqualTo(books.line(1).tally(Measure.QUANTITY));
  }

  private static String code(Intervention intervention) {
    return intervention.outcome().code();
  }
}
