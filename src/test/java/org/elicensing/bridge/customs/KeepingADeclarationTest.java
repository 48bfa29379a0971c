package org.elicensing.bridge.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.elicensing.bridge.customs.AesMessages.LRN;
import static org.elicensing.bridge.customs.AesMessages.MRN;
import static org.elicensing.bridge.customs.AesMessages.READER;
import static org.elicensing.bridge.customs.AesMessages.file;
import static org.elicensing.bridge.customs.AesMessages.message;
import static org.elicensing.bridge.customs.AesMessages.text;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeepingADeclarationTest {

  private final AesReading kept = READER.readAndKeep(text(file("declaration.xml")));

  @Test
  void what_was_kept_says_the_same() {
    assertThat(READER.ofCanonical(kept.canonical())).isEqualTo(kept.message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"CC528C", "CC529C", "CC551C", "CC509C", "CC511C", "CC504C", "CC556C", "CC599C"})
  void every_message_can_be_kept(String type) {
    AesReading reading = READER.readAndKeep(text(message(type, "<LRN>a&amp;&lt;&gt;é \uD83D\uDE80</LRN>" + MRN, AesMessages.DECLARANT)));
    assertThat(READER.ofCanonical(reading.canonical())).isEqualTo(reading.message());
  }

  @Test
  void the_canonical_form_has_our_namespace_and_nothing_that_is_not_used() {
    String canonical = new String(kept.canonical(), StandardCharsets.UTF_8);
    assertThat(canonical).startsWith("<CC515C xmlns=\"urn:elicensing-bridge:aes:v1\"><messageSender>FR40012345600017</messageSender>")
        .doesNotContain("Vacuum", "Martin", "messageRecipient");
  }

  @Test
  void only_a_canonical_form_is_taken_for_one() {
    byte[] original = message("CC556C", LRN).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> READER.ofCanonical(original)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_message_written_otherwise_has_the_same_fingerprint() {
    AesReading otherwise = READER.readAndKeep(text(file("declaration-otherwise-written.xml")));
    assertThat(otherwise.fingerprint()).hasSize(32).isEqualTo(kept.fingerprint());
  }

  @Test
  void a_kept_message_has_the_same_fingerprint() {
    assertThat(DeclarationFingerprint.of(READER.ofCanonical(kept.canonical()))).isEqualTo(kept.fingerprint());
  }

  @ParameterizedTest
  @CsvSource({
      "2026-03-02T08:00:01, 2026-03-02T09:00:00", "410.500, 410.5", "<quantity>12<, <quantity>12.000000<",
      "Lyon</city>, Paris</city>", "be/du, BE/du", "<type>x060, <type> X060 ", "CC515C</messageType>, cc515c</messageType>"})
  void what_does_not_count(String before, String after) {
    assertThat(fingerprintAfter(before, after)).isEqualTo(kept.fingerprint());
  }

  @ParameterizedTest
  @CsvSource({
      "410.500, 410.501", "Lyon/2026, lyon/2026", "out-7f3A, out-7f3a", "<amount>91000.5<, <amount>91000.6<", "kgm, grm", "eur<, usd<",
      "<type>X070, <type>X071", "FR-G-9, FR-G-8", "LK, PK", "in</countryOf, pk</countryOf", ">10<, >11<", "848180, 848181",
      "<taricCode>15, <taricCode>16", "be0456789012, be0456789013", "fr002300, fr002301", "<additionalDeclarationType>d, <additionalDeclarationType>a",
      "<documentLineItemNumber>3, <documentLineItemNumber>4", "ItemNumber>2<, ItemNumber>4<", "Invoice 77, Invoice  77"})
  void what_counts(String before, String after) {
    assertThat(fingerprintAfter(before, after)).isNotEqualTo(kept.fingerprint());
  }

  private static byte[] fingerprintAfter(String before, String after) {
    String original = file("declaration.xml");
    String changed = original.replace(before, after);
    assertThat(changed).isNotEqualTo(original);
    return READER.readAndKeep(text(changed)).fingerprint();
  }
}
