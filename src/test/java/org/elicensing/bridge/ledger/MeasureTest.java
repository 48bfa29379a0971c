package org.elicensing.bridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers are counted as they are: nothing rounds, nothing overflows. */
class MeasureTest {

  @ParameterizedTest
  @CsvSource({
    "QUANTITY, 0.000001, 1", "QUANTITY, 500, 500000000", "QUANTITY, 1.500000000, 1500000", "QUANTITY, 999999999999.999999, 999999999999999999",
    "VALUE, 0.01, 1", "VALUE, 99999999999999.99, 9999999999999999"})
  void counts_the_smallest_part(Measure measure, String number, long count) {
    BigDecimal decimal = new BigDecimal(number);

    assertThat(measure.exact(decimal)).isTrue();
    assertThat(measure.bounded(decimal)).isTrue();
    assertThat(measure.scaled(decimal)).isEqualTo(count);
    assertThat(measure.decimal(count)).isEqualByComparingTo(decimal);
  }

  @ParameterizedTest
  @CsvSource({"QUANTITY, 0.0000001", "VALUE, 0.001"})
  void one_decimal_too_many_is_not_exact(Measure measure, String number) {
    assertThat(measure.exact(new BigDecimal(number))).isFalse();
    assertThatThrownBy(() -> measure.scaled(new BigDecimal(number))).isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @CsvSource({"QUANTITY, 1000000000000", "VALUE, 100000000000000"})
  void one_digit_too_many_is_out_of_bounds(Measure measure, String number) {
    assertThat(measure.bounded(new BigDecimal(number))).isFalse();
  }

  @Test
  void quantity_is_written_without_and_value_with_its_decimals() {
    assertThat(Measure.QUANTITY.text(500_000_000)).isEqualTo("500");
    assertThat(Measure.QUANTITY.text(0)).isEqualTo("0");
    assertThat(Measure.QUANTITY.text(1_250_000)).isEqualTo("1.25");
    assertThat(Measure.VALUE.text(150)).isEqualTo("1.50");
    assertThat(Measure.VALUE.text(0)).isEqualTo("0.00");
  }

  @Test
  void sums_stay_beyond_once_they_are() {
    assertThat(Counting.sum(Counting.BEYOND, 1)).isEqualTo(Counting.BEYOND);
    assertThat(Counting.sum(Long.MAX_VALUE - 1, 5)).isEqualTo(Counting.BEYOND);
    assertThat(Counting.sum(2, 3)).isEqualTo(5);
  }
}
