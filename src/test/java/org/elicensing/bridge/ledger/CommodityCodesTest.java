package org.elicensing.bridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reason 03: the declared code must start with the line's. */
class CommodityCodesTest {

  @ParameterizedTest(name = "line {0}, declared {1}: {2}")
  @CsvSource({
    "84569000, 8456900000, true",
    "8456900000, 84569000, true",
    "84560000, 84569011, true",
    "8456, 84569011, true",
    "84569011, 84569012, false",
    "845690, 8456, false",
    "84569011, 845690, false",
    "8400, 8456, false",
    "8400, 84001, true",
    "84000000, 84001234, true",
    "84560010, 8456001099, true",
    "84560010, 84560011, false",
    "845600, 84561, true",
    "84569, 845690, true",
    ", 84569011, true",
    "8456, , true"})
  void covers_what_starts_with_the_significant_digits(String line, String declared, boolean covered) {
    assertThat(CommodityCodes.covers(line, declared)).isEqualTo(covered);
  }
}
