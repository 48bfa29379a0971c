package org.elicensing.bridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.ledger.ALicence.aLicence;
import static org.elicensing.bridge.ledger.AnItem.item;
import static org.elicensing.bridge.ledger.Limit.kilograms;

import java.time.Instant;
import org.elicensing.bridge.ledger.WriteOffQuantity.Conflict;
import org.elicensing.bridge.ledger.WriteOffQuantity.Consumed;
import org.elicensing.bridge.ledger.WriteOffQuantity.NotCounted;
import org.elicensing.bridge.ledger.WriteOffQuantity.SameAsBefore;
import org.elicensing.bridge.ledger.WriteOffQuantity.Verdict;
import org.elicensing.bridge.licence.LicenceStatus;
import org.elicensing.bridge.licence.LicenceType;
import org.junit.jupiter.api.Test;

/** What becomes of a quantity that was written off by hand. */
class WriteOffQuantityTest {

  private static final WriteOffQuantity RULES = new WriteOffQuantity(OnTheBooks.UNITS);

  private final OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(100)).withLine(2, kilograms(50)));

  private static Verdict decide(OnTheBooks books, AnItem item) {
    return RULES.decide(books.position(OnTheBooks.DECLARATION), OnTheBooks.wish(item));
  }


  private static String reason(Verdict verdict) {
    Conflict conflict = (Conflict) verdict;
    return conflict.reason() == null ? "-" : conflict.reason().code();
  }

  @Test
  void what_was_never_held_is_consumed_from_what_is_available() {
    Consumed consumed = (Consumed) decide(books, item(1, 1).of("100", "KGM"));
    assertThat(consumed.consumed()).singleElement().satisfies(wish -> assertThat(wish.quantity()).isEqualTo(100_000_000L));
    assertThat(reason(decide(books, item(1, 1).of("100.000001", "KGM")))).isEqualTo("05");
  }

  @Test
  void status_and_dates_do_not_count_and_every_other_rule_does() {
    OnTheBooks revoked = OnTheBooks.of(aLicence().status(LicenceStatus.REVOKED).validUntil("2020-01-01").forCountries("TR").withLine(1, "8411", kilograms(100)));
    assertThat(decide(revoked, item(1, 1).code("841199").of("1", "KGM"))).isInstanceOf(Consumed.class);
    assertThat(reason(decide(revoked, item(1, 7).of("1", "KGM")))).isEqualTo("07");
    assertThat(reason(decide(revoked, item(1, 1).to("KP").of("1", "KGM")))).isEqualTo("08");
    assertThat(reason(decide(revoked, item(1, 1).code("9000").of("1", "KGM")))).isEqualTo("03");
    assertThat(reason(decide(revoked, item(1, 1).of("1", "LTR")))).isEqualTo("10");
  }

  @Test
  void hold_of_the_goods_item_is_consumed_and_what_else_is_held_stays() {
    books.reserve(item(1, 1).of("40", "KGM"), item(2, 2).of("20", "KGM"));
    Consumed consumed = (Consumed) decide(books, item(1, 1).of("30", "KGM"));
    new Moves(books.books(), () -> 99, Occasion.now(1, null, null, Instant.EPOCH)).consume(consumed.position(), consumed.consumed());
    assertThat(books.quantity(1)).isEqualTo("70 / 0 / 30");
    assertThat(books.quantity(2)).isEqualTo("30 / 20 / 0");
  }

  @Test
  void the_same_again_is_nothing_new_and_something_else_is_a_conflict() {
    books.reserve(item(1, 1).of("40", "KGM"));
    books.release();
    assertThat(decide(books, item(1, 1).of("40000", "GRM"))).as("however it is written").isInstanceOf(SameAsBefore.class);
    assertThat(reason(decide(books, item(1, 1).of("41", "KGM")))).isEqualTo("06");
    assertThat(decide(books, item(2, 1).of("41", "KGM"))).as("another goods item is another use").isInstanceOf(Consumed.class);
    assertThat(decide(books, item(1, 2).of("41", "KGM"))).as("so is another line").isInstanceOf(Consumed.class);
  }

  @Test
  void licence_whose_quantities_are_not_managed_is_not_counted() {
    assertThat(decide(OnTheBooks.of(aLicence().type(LicenceType.UNION_GENERAL).withLine(1)), item(1, 1).of("1", "KGM"))).isInstanceOf(NotCounted.class);
  }
}
