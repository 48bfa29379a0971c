package org.elicensing.bridge.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was packed comes out as it went in, for as long as a journal is kept. */
class PackingTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 70_000, 2_000_000})
  void comes_out_as_it_went_in(int size) {
    byte[] noise = new byte[size];
    new Random(size).nextBytes(noise);
    byte[] same = "<Line/>".repeat(size / 7 + 1).substring(0, size).getBytes(StandardCharsets.UTF_8);

    assertThat(Packing.unpack(Packing.pack(noise), size)).isEqualTo(noise);
    assertThat(Packing.unpack(Packing.pack(same), size)).isEqualTo(same);
  }

  @Test
  void many_threads_pack_at_once() {
    assertThat(IntStream.range(0, 2000).parallel().mapToObj(each -> ("<MRN>" + each + "</MRN>").getBytes(StandardCharsets.UTF_8)))
        .allSatisfy(body -> assertThat(Packing.unpack(Packing.pack(body), body.length)).isEqualTo(body));
  }

  @Test
  void usual_messages_become_small() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/story/CC529C.xml")) {
      byte[] body = in.readAllBytes();
      assertThat(Packing.pack(body)).hasSizeLessThan(body.length / 5);
    }
  }

  @Test
  void what_is_broken_or_of_another_kind_is_said_to_be() {
    byte[] packed = Packing.pack("<Licence/>".getBytes(StandardCharsets.UTF_8));
    byte[] other = packed.clone();
    other[0] = 99;

    assertThatThrownBy(() -> Packing.unpack(other, 10)).hasMessageContaining("does not know");
    assertThatThrownBy(() -> Packing.unpack(Arrays.copyOf(packed, packed.length / 2), 10)).hasMessageContaining("cannot be unpacked");
  }

  @Test
  void words_stay_as_they_are_since_journals_were_packed_with_them() throws IOException, NoSuchAlgorithmException {
    try (InputStream in = getClass().getResourceAsStream("/journal/words-1.txt")) {
      assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes())))
          .isEqualTo("889afe18bd2b21a94a0926f8d21b3741f411e5f03cb30b7d871c7bfae7316ae0");
    }
  }
}
