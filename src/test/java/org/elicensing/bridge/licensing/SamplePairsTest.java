package org.elicensing.bridge.licensing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.reading.MessageRejected;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every national format that the bridge brings along keeps the promises of its own samples. */
class SamplePairsTest {

  private static final Path BASE = Path.of("config", "licensing");

  @TestFactory
  Stream<DynamicTest> sample_becomes_its_certificate_or_its_findings() {
    NationalFormats formats = NationalFormats.load(List.of(BASE), Formats.SCHEMA, Formats.READER);
    return formats.systems().stream().flatMap(system -> samples(BASE.resolve(system).resolve("samples"))
        .map(sample -> DynamicTest.dynamicTest(system + " " + sample.getFileName(), () -> keeps(formats.of(system).orElseThrow(), sample))));
  }

  private static Stream<Path> samples(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> samples = files.filter(file -> !expectation(file.getFileName().toString())).sorted().toList();
      assertThat(samples).as("samples in " + folder).isNotEmpty();
      return samples.stream();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean expectation(String name) {
    return name.endsWith(".certificate.xml") || name.endsWith(".findings.txt");
  }

  private static void keeps(NationalFormat format, Path sample) throws IOException {
    String name = sample.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    Path certificates = sample.resolveSibling(name + ".certificate.xml");
    Path codes = sample.resolveSibling(name + ".findings.txt");
    List<MappedRecord> records = List.of();
    List<Finding> findings;
    try {
      records = format.translate(Files.readAllBytes(sample));
      findings = records.stream().flatMap(record -> record.findings().stream()).toList();
    } catch (MessageRejected e) {
      findings = e.findings();
    }

    assertThat(findings).extracting(Finding::code).as(findings.toString())
        .containsExactlyElementsOf(Files.exists(codes) ? Files.readAllLines(codes) : List.of());
    List<MappedRecord> accepted = records.stream().filter(MappedRecord::accepted).toList();
    assertThat(accepted).extracting(record -> text(record))
        .containsExactlyElementsOf(Files.exists(certificates) ? expected(certificates) : List.of());
    assertThat(accepted).allSatisfy(record -> {
      assertThat(record.origins()).extracting(Origin::path)
          .contains("/Licence/Reference", "/Licence/Exporter/Name", "/Licence/Line/Description");
      assertThat(record.origins()).extracting(Origin::place).doesNotContain("").doesNotContainNull();
    });
  }

  /** Expected certificates are laid out for people; what counts is their canonical form. */
  private static List<String> expected(Path file) throws IOException {
    return CutLicences.of(Formats.READER.read(Files.readAllBytes(file)), Formats.READER, false).stream().map(SamplePairsTest::text).toList();
  }

  private static String text(MappedRecord record) {
    return new String(record.certificate().bytes(), StandardCharsets.UTF_8);
  }
}
