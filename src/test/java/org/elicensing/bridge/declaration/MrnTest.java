package org.elicensing.bridge.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MrnTest {

  @ParameterizedTest
  @ValueSource(strings = {
      "21DE27364916384836", "26DE004600123456A8", "26FR002300AA0001B2", "26NL000566000000A4", "99ZZKLUVJSTABCDEZ6",
      " 21de27364916384836 "})
  void holds(String mrn) {
    assertThat(Mrn.checkDigitHolds(mrn)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {
      "21DE27364916384835", "21DE2736491638483", "21DE273649163848366", "21DE2736491638483A", "21DE27364916-84836", "", "   "})
  void does_not_hold(String mrn) {
    assertThat(Mrn.checkDigitHolds(mrn)).isFalse();
  }

  @Test
  void exactly_one_of_ten_digits_holds() {
    for (char letter = 'A'; letter <= 'Z'; letter++) {
      int holding = 0;
      for (int digit = 0; digit < 10; digit++) {
        holding += Mrn.checkDigitHolds("26IT12" + letter + "4567890" + letter + "B" + letter + digit) ? 1 : 0;
      }
      assertThat(holding).as("letter %s", letter).isEqualTo(1);
    }
  }

  @Test
  void a_remainder_of_ten_counts_as_zero() {
    // Values 2 and 4 at weights 1 and 2 give 10.
    assertThat(Mrn.checkDigitHolds("240000000000000000")).isTrue();
  }
}
