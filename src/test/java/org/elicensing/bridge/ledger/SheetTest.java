package org.elicensing.bridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import org.elicensing.bridge.ledger.Sheet.Change;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows as they were, as they are, and back again. */
class SheetTest {

  private final Sheet<Integer, String> sheet = new Sheet<>(Comparator.naturalOrder());

  @BeforeEach
  void load() {
    sheet.load(1, "one");
    sheet.load(2, "two");
  }

  @Test
  void knows_what_differs_from_the_database() {
    sheet.put(1, "uno");
    sheet.remove(2);
    sheet.put(3, "three");

    assertThat(sheet.changes()).containsExactlyInAnyOrder(new Change<>("one", "uno"), new Change<>("two", null), new Change<>(null, "three"));
  }

  @Test
  void nothing_is_written_of_what_came_and_went() {
    sheet.put(3, "three");
    sheet.remove(3);
    sheet.remove(1);
    sheet.put(1, "one");

    assertThat(sheet.changes()).isEmpty();
  }

  @Test
  void goes_back_to_a_mark_and_no_further() {
    sheet.put(1, "uno");
    int mark = sheet.mark();
    sheet.put(1, "eins");
    sheet.remove(2);
    sheet.put(3, "three");
    sheet.put(3, "drei");
    sheet.remove(3);
    sheet.back(mark);

    assertThat(sheet.changes()).containsExactly(new Change<>("one", "uno"));
    assertThat(sheet.get(2)).isEqualTo("two");
    assertThat(sheet.get(3)).isNull();
  }

  @Test
  void gives_the_rows_between_two_keys() {
    sheet.put(3, "three");

    assertThat(sheet.between(2, 3)).containsExactly("two");
  }
}
