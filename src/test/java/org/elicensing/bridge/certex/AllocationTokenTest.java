package org.elicensing.bridge.certex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.elicensing.bridge.reading.MessageRejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationTokenTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 35, 36, 123_456_789_012L, Long.MAX_VALUE})
  void token_leads_back_to_its_entry(long entry) {
    assertThat(AllocationToken.read(AllocationToken.of(entry))).isEqualTo(entry);
  }

  @Test
  void blanks_and_case_do_not_matter() {
    assertThat(AllocationToken.read(" " + AllocationToken.of(987_654_321L).toUpperCase(java.util.Locale.ROOT) + "\n")).isEqualTo(987_654_321L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "garbage", "ZZZZZZZZZZZZZZZZZZZZ", "-1", "next page"})
  void other_words_are_no_tokens(String word) {
    assertThatThrownBy(() -> AllocationToken.read(word)).isInstanceOf(MessageRejected.class).hasMessageContaining("AllocationsNext");
  }
}
