package org.elicensing.bridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.ledger.OnTheBooks.UNITS;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Conversion is exact or does not happen. */
class UnitsTest {

  @Test
  void pound_is_so_many_grams_exactly() {
    assertThat(UNITS.convert(BigDecimal.ONE, "LBR", "GRM").orElseThrow()).isEqualByComparingTo("453.59237");
  }

  @Test
  void gram_in_pounds_never_ends_and_is_not_converted() {
    assertThat(UNITS.convert(BigDecimal.ONE, "GRM", "LBR")).isEmpty();
  }

  @Test
  void seventh_decimal_is_not_rounded_away() {
    assertThat(UNITS.convert(new BigDecimal("0.001"), "GRM", "KGM").orElseThrow()).isEqualByComparingTo("0.000001");
    assertThat(UNITS.convert(new BigDecimal("0.0001"), "GRM", "KGM")).isEmpty();
  }

  @Test
  void same_unit_needs_no_list() {
    assertThat(UNITS.convert(new BigDecimal("3"), "XXX", "XXX")).contains(new BigDecimal("3"));
    assertThat(UNITS.convert(new BigDecimal("3"), "XXX", "KGM")).isEmpty();
  }

  @Test
  void converted_number_has_no_digits_that_nobody_wrote() {
    assertThat(UNITS.convert(new BigDecimal("3000"), "GRM", "KGM").map(BigDecimal::toPlainString)).contains("3");
    assertThat(UNITS.convert(new BigDecimal("4"), "KGM", "GRM").map(BigDecimal::toPlainString)).contains("4000");
    assertThat(UNITS.convert(new BigDecimal("2.50"), "KGM", "KGM").map(BigDecimal::toPlainString)).as("what is not converted keeps its own").contains("2.50");
  }

  @Test
  void qualifiers_must_be_equal() {
    assertThat(UNITS.convert(new BigDecimal("2000"), "GRMG", "KGMG").orElseThrow()).isEqualByComparingTo("2");
    assertThat(UNITS.convert(new BigDecimal("2000"), "GRMG", "KGM")).isEmpty();
    assertThat(UNITS.convert(new BigDecimal("2000"), "KGMG", "KGMA")).isEmpty();
  }
}
