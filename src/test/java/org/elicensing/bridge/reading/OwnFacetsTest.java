package org.elicensing.bridge.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The facets that the ledger relies on, each at its very edge, in every schema that has them: no wider number or name may reach the rows. */
class OwnFacetsTest {

  private static final String CERTIFICATE = "certificate/licence-certificate.xsd urn:elicensing-bridge:certificate:dual-use:v1";
  private static final String CERTEX = "certex/base.xsd urn:elicensing-bridge:certex:base:v1";
  private static final String AES = "aes/declaration.xsd urn:elicensing-bridge:aes:v1";

  @TempDir
  Path beside;

  private record Edge(String type, String[] within, String[] beyond) {}

  private static Edge quantity(String type) {
    return new Edge(type, words("0", "1", "007", "999999999999", "999999999999.999999", "0.000001"),
        words("1000000000000", "0.0000001", "1.0000000", "+1", "-1", "1e3", "1E-3", ".5", "5.", "1,5", "1 0", "", "NaN", "INF", "\u0663"));
  }

  private static Edge amount(String type) {
    return new Edge(type, words("0", "99999999999999", "99999999999999.99", "0.01"),
        words("100000000000000", "0.001", "1.000", "+1", "-0.01", "1e3", ".5", "5.", "", "INF", "\u0663"));
  }

  private static Edge eori(String type) {
    return new Edge(type, words("FR1", "fr1", "FR123456789012345"), words("FR", "FR1234567890123456", "F1", "12345", "FR 1", "FR-1", "", "\u00C4\u00C41"));
  }

  private static Edge reference(String type) {
    return new Edge(type, words("x", "x".repeat(70), "BE/DU 2025-77"), words("", "x".repeat(71), "x\ny"));
  }

  private static String[] words(String... words) {
    return words;
  }

  static Stream<Arguments> edges() {
    Stream<Arguments> certificate = Stream.of(quantity("QuantityNumber"), amount("AmountNumber"), eori("Eori"), reference("Reference")).map(each -> Arguments.of(CERTIFICATE, each.type, each));
    Stream<Arguments> certex = Stream.of(quantity("Quantity"), amount("Amount"), eori("Eori"), reference("LicenceReference")).map(each -> Arguments.of(CERTEX, each.type, each));
    Stream<Arguments> aes = Stream.of(quantity("Quantity"), amount("Amount"), eori("Eori"), reference("LicenceReference")).map(each -> Arguments.of(AES, each.type, each));
    return Stream.of(certificate, certex, aes).flatMap(each -> each);
  }

  @ParameterizedTest(name = "{1} of {0}")
  @MethodSource("edges")
  void nothing_wider_than_the_facet_passes_and_nothing_within_is_refused(String schema, String type, Edge edge) throws IOException {
    SchemaCheck check = ofType(schema, type);
    assertThat(edge.within).allSatisfy(value -> assertThatCode(() -> check.check(message(value))).as(value).doesNotThrowAnyException());
    assertThat(edge.beyond).allSatisfy(value -> assertThatThrownBy(() -> check.check(message(value))).as(value).isInstanceOfSatisfying(MessageRejected.class,
        rejected -> assertThat(rejected.findings()).extracting(Finding::path).containsOnly("/value")));
  }

  /** One element of the type alone, in a schema beside a copy of ours: as a schema is read, from its own folder. */
  private SchemaCheck ofType(String schema, String type) throws IOException {
    String[] named = schema.split(" ");
    Files.copy(Path.of("schemas").resolve(named[0]), beside.resolve("ours.xsd"));
    Path one = Files.writeString(beside.resolve("one.xsd"), "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:o='" + named[1] + "'>"
        + "<xs:import namespace='" + named[1] + "' schemaLocation='ours.xsd'/><xs:element name='value' type='o:" + type + "'/></xs:schema>");
    return SchemaCheck.of(one.toUri().toURL());
  }

  private static XmlText message(String value) {
    return new HardenedReader(ReadingLimits.DEFAULT).read(("<value>" + value + "</value>").getBytes(StandardCharsets.UTF_8));
  }
}
