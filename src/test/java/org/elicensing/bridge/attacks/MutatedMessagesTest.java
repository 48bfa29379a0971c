package org.elicensing.bridge.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.elicensing.bridge.certex.CertexCall;
import org.elicensing.bridge.certex.CertexReader;
import org.elicensing.bridge.certex.CertexTranslator;
import org.elicensing.bridge.certex.message.LicenceClearanceRequest;
import org.elicensing.bridge.certex.message.ProcessedLicenceRequest;
import org.elicensing.bridge.customs.AesReader;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.licensing.NationalFormat;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.reading.HardenedReader;
import org.elicensing.bridge.reading.MessageRejected;
import org.elicensing.bridge.reading.ReadingLimits;
import org.elicensing.bridge.reading.SchemaCheck;
import org.junit.jupiter.api.Test;

/** Good messages with bytes changed at random are either understood or rejected with findings: nothing else ever comes out of a reader. */
class MutatedMessagesTest {

  private static final HardenedReader HARDENED = new HardenedReader(ReadingLimits.DEFAULT);
  private static final CertexReader CERTEX = new CertexReader(HARDENED);
  private static final CertexTranslator TRANSLATOR = new CertexTranslator(ZoneId.of("Europe/Brussels"));
  private static final AesReader AES = new AesReader(Set.of("http://ecs.dgtaxud.ec"), Map.of());
  private static final NationalFormat EU = format("eu");
  private static final NationalFormat UK = format("uk-lite");
  /** Bytes that mean something to parsers come more often than others. */
  private static final byte[] TELLING = "<>&;'\"/=!?[]{}:,.-+eE0123456789 \t\n\0\1\177xmlns#".getBytes(StandardCharsets.ISO_8859_1);

  @Property(tries = 1500, shrinking = ShrinkingMode.OFF)
  void requests_of_customs(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int changes) {
    understandOrReject(mutated(seed % 2 == 0 ? GoodMessages.check("R-1") : GoodMessages.clearance(), seed, changes), MutatedMessagesTest::certex);
  }

  @Property(tries = 1500, shrinking = ShrinkingMode.OFF)
  void declarations(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int changes) {
    understandOrReject(mutated(GoodMessages.declaration(), seed, changes), bytes -> AES.readAndKeep(HARDENED.read(bytes)));
  }

  @Property(tries = 1500, shrinking = ShrinkingMode.OFF)
  void certificates(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int changes) {
    understandOrReject(mutated(GoodMessages.record("R-1"), seed, changes), EU::translate);
  }

  @Property(tries = 600, shrinking = ShrinkingMode.OFF)
  void records_in_json(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int changes) throws IOException {
    understandOrReject(mutated(Files.readString(Path.of("config", "licensing", "uk-lite", "samples", "individual-two-lines.json")), seed, changes), UK::translate);
  }

  @Test
  void the_whole_corpus() {
    Attacks attacks = new Attacks("127.0.0.1:9");
    for (List<Attack> some : List.of(attacks.files("xml"), attacks.files("soap"), attacks.files("json"), attacks.large(), attacks.largeJson(),
        attacks.in(GoodMessages.check("ATTACKED-1"), "ATTACKED-1", GoodMessages.NUMBER), attacks.in(GoodMessages.declaration(), "ATTACKED-1", GoodMessages.NUMBER),
        attacks.in(GoodMessages.record("ATTACKED-1"), "ATTACKED-1", GoodMessages.NUMBER))) {
      for (Attack attack : some) {
        for (Consumer<byte[]> reader : List.<Consumer<byte[]>>of(MutatedMessagesTest::certex, bytes -> AES.readAndKeep(HARDENED.read(bytes)), EU::translate, UK::translate)) {
          long started = System.nanoTime();
          understandOrReject(attack.bytes(), reader);
          assertThat((System.nanoTime() - started) / 1_000_000).as("milliseconds for %s", attack).isLessThan(AttackedBridge.PATIENCE.toMillis());
        }
      }
    }
  }

  private static void certex(byte[] bytes) {
    CertexCall call = CERTEX.read(new Received(1, "soap", null, "text/xml", bytes, bytes.length, Instant.EPOCH, null, null, null));
    if (call.body() instanceof ProcessedLicenceRequest request) {
      TRANSLATOR.understand(call, request);
    } else if (call.body() instanceof LicenceClearanceRequest request) {
      TRANSLATOR.understand(call, request);
    }
  }

  private static void understandOrReject(byte[] bytes, Consumer<byte[]> reader) {
    try {
      reader.accept(bytes);
    } catch (MessageRejected rejected) {
      assertThat(rejected.findings()).hasSizeBetween(1, 400).allSatisfy(MutatedMessagesTest::shortAndClean);
    } catch (RuntimeException e) {
      throw new AssertionError("Neither understood nor rejected: " + new String(bytes, 0, Math.min(3000, bytes.length), StandardCharsets.ISO_8859_1), e);
    }
  }

  private static void shortAndClean(Finding finding) {
    assertThat(finding.path().length()).isLessThan(1100);
    assertThat(finding.sentence().length()).isLessThan(1100);
    assertThat(finding.toString().chars().filter(c -> c < ' ' && c != '\n' && c != '\t' && c != '\r')).isEmpty();
  }

  private static byte[] mutated(String good, long seed, int changes) {
    Random random = new Random(seed);
    byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = TELLING[random.nextInt(TELLING.length)];
        case 2 -> bytes = cut(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(20)));
        default -> bytes = doubled(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(60)));
      }
    }
    return bytes;
  }

  private static byte[] cut(byte[] bytes, int from, int to) {
    byte[] cut = new byte[Math.max(1, bytes.length - (to - from))];
    System.arraycopy(bytes, 0, cut, 0, Math.min(from, cut.length));
    System.arraycopy(bytes, to, cut, Math.min(from, cut.length), Math.max(0, bytes.length - to));
    return cut;
  }

  private static byte[] doubled(byte[] bytes, int from, int to) {
    byte[] doubled = new byte[bytes.length + to - from];
    System.arraycopy(bytes, 0, doubled, 0, to);
    System.arraycopy(bytes, from, doubled, to, bytes.length - from);
    return doubled;
  }

  private static NationalFormat format(String system) {
    try {
      return NationalFormat.load(system, Path.of("config", "licensing", system),
          SchemaCheck.of(Path.of("schemas", "certificate", "licence-certificate.xsd").toUri().toURL()), HARDENED);
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
