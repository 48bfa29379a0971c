package org.elicensing.bridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.ledger.ALicence.aLicence;
import static org.elicensing.bridge.ledger.AnItem.item;
import static org.elicensing.bridge.ledger.Limit.kilograms;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The state that a batch is decided on, and how one operation of it is taken back. */
class BooksTest {

  @Test
  void operation_is_taken_back_whole_and_its_neighbours_stay() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(500)));
    books.reserve(OnTheBooks.ANOTHER, item(1, 1).of("100", "KGM"));
    Books.Mark mark = books.books().mark();
    books.reserve(item(1, 1).of("200", "KGM"));
    books.release();
    books.books().back(mark);

    assertThat(books.quantity(1)).isEqualTo("400 / 100 / 0");
    assertThat(books.position(OnTheBooks.DECLARATION).empty()).isTrue();
    assertThat(books.books().entries()).hasSize(1);
    assertThat(books.books().entriesSince(mark)).isEmpty();
  }

  @Test
  void entry_of_a_record_is_the_newest_of_its_line() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(500)));
    Line line = books.line(1);
    books.books().append(Entry.of(77, Move.AUTHORISE, line.licenceId(), new Hold.Key(line.id(), 0, 0), Tally.limit(5), Tally.NONE, Occasion.now(1, null, null, Instant.EPOCH)));

    assertThat(books.line(1).lastEntry()).isEqualTo(77);
  }

  @Test
  void documents_of_one_item_keep_the_unit_that_one_of_them_has() {
    OnTheBooks books = OnTheBooks.of(aLicence().withLine(1));
    books.reserve(item(1, 1).worth("5", "EUR"), item(1, 1).of("7", "KGM"));

    assertThat(books.position(OnTheBooks.DECLARATION).holds()).singleElement().satisfies(hold -> {
      assertThat(hold.declared().unit()).isEqualTo("KGM");
      assertThat(hold.declared().currency()).isEqualTo("EUR");
    });
  }
}
