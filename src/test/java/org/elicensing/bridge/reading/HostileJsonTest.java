package org.elicensing.bridge.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileJsonTest {

  private final JsonReader reader = new JsonReader(new ReadingLimits(10_000, 32, 500, 32, 1000));

  @Test
  void keeps_the_text_and_the_exact_number() {
    JsonText json = read("\uFEFF{\"a\": [10.0, 9999999999999999.000001]}");

    assertThat(json.text()).startsWith("{");
    assertThat(json.tree().get("a").get(0).decimalValue()).hasToString("10.0");
    assertThat(json.tree().get("a").get(1).decimalValue()).hasToString("9999999999999999.000001");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
      "{\"a\":1,\"a\":2} | not-json", "{\"a\":{\"b\":1,\"b\":1}} | not-json", "{} {} | not-json", "{}x | not-json", "{\"a\":1 | not-json",
      "{'a':1} | not-json", "{\"a\":NaN} | not-json", "{\"a\":01} | not-json", "{\"a\":1,} | not-json", "/* c */ {} | not-json", "~ ~ | not-json"})
  void refuses_what_is_not_strictly_json(String text, String code) {
    unreadable(text, code);
  }

  @Test
  void refuses_what_is_too_much() {
    unreadable("[".repeat(33) + "]".repeat(33), "json-limit");
    unreadable("[".repeat(5000), "json-limit");
    unreadable("[\"" + "x".repeat(1001) + "\"]", "json-limit");
    unreadable("{\"" + "x".repeat(1001) + "\": 1}", "json-limit");
    unreadable("[" + "9".repeat(1001) + "]", "json-limit");
    unreadable("[" + "1,".repeat(600) + "1]", "json-limit");
    unreadable("[" + " ".repeat(10_000) + "]", "message-too-large");
  }

  @Test
  void refuses_what_is_not_utf_8() {
    assertThat(rejected(new byte[] {'"', (byte) 0xC3, '"'}).findings()).extracting(Finding::code).containsExactly("encoding");
    assertThat(rejected("{\"a\":1}".getBytes(StandardCharsets.UTF_16)).kind()).isEqualTo(MessageRejected.Kind.UNREADABLE);
    assertThat(rejected("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE)).kind()).isEqualTo(MessageRejected.Kind.UNREADABLE);
  }

  @Test
  void names_every_value_that_cannot_be_taken_over_exactly() {
    MessageRejected rejected = rejected(("{\"a\": {\"b\": [1, 1e999999999]}, \"c\": " + "7".repeat(41) + ", \"d\": \"\\u0000\", \"e\": \"\\ud800\", \"f\": \"\\ud83d\\ude00\"}")
        .getBytes(StandardCharsets.UTF_8));

    assertThat(rejected.kind()).isEqualTo(MessageRejected.Kind.UNACCEPTABLE);
    assertThat(rejected.findings()).extracting(finding -> finding.path() + " " + finding.code())
        .containsExactly("a.b[2] number-exponent", "c number-length", "d text-character", "e text-character");
  }

  private JsonText read(String text) {
    return reader.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private MessageRejected rejected(byte[] bytes) {
    return catchThrowableOfType(MessageRejected.class, () -> reader.read(bytes));
  }

  private void unreadable(String text, String code) {
    MessageRejected rejected = rejected(text.getBytes(StandardCharsets.UTF_8));
    assertThat(rejected.kind()).isEqualTo(MessageRejected.Kind.UNREADABLE);
    assertThat(rejected.findings()).extracting(Finding::code).as(rejected.getMessage()).containsExactly(code);
  }
}
