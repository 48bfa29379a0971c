package org.elicensing.bridge.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.reading.MessageRejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UkLiteTest {

  private final NationalFormat format = Formats.ukLite();

  @Test
  void update_names_the_record_that_it_replaces() throws IOException {
    MappedRecord record = only(format.translate(Formats.ukSample("update-replaces.json")));

    assertThat(record.reference()).isEqualTo("GBSIEL/2026/0000561/P/a");
    assertThat(record.recordId()).endsWith("1104");
    assertThat(record.replaces()).endsWith("1103");
  }

  @Test
  void cancel_replaces_nothing() throws IOException {
    assertThat(only(format.translate(Formats.ukSample("cancel.json"))).replaces()).isNull();
  }

  @Test
  void refused_licence_keeps_its_names() throws IOException {
    MappedRecord record = only(format.translate(Formats.ukSample("brokering-refused.json")));

    assertThat(record.accepted()).isFalse();
    assertThat(record.reference()).isEqualTo("GBSICL/2026/0000019/P");
    assertThat(record.recordId()).endsWith("1105");
  }

  @Test
  void tells_where_every_element_comes_from() throws IOException {
    MappedRecord record = only(format.translate(Formats.ukSample("individual-two-lines.json")));

    assertThat(record.origins()).contains(
        new Origin("/Licence/Line[2]/Description", "licence.goods[2].description"),
        new Origin("/Licence/Line/Description", "licence.goods[1].name"),
        new Origin("/Licence/Exporter/Address/City", "licence.organisation.address.line_3"),
        new Origin("/Licence/Exporter/Address/StreetAndNumber", "licence.organisation.address.line_1 licence.organisation.address.line_2"));
  }

  @Test
  void finding_about_the_certificate_names_the_place_in_the_record() throws IOException {
    Finding finding = only(format.translate(Formats.ukSample("too-many-decimals.json"))).findings().get(0);

    assertThat(finding.path()).isEqualTo("licence.goods[1].quantity");
    assertThat(finding.sentence()).endsWith("In the certificate: /Licence/Line/Quantity");
  }

  @Test
  void number_text_stays_as_it_was_written() throws IOException {
    byte[] record = changed("update-replaces.json", "1.75", "999999999999.000001");

    assertThat(Formats.text(only(format.translate(record)))).contains("<Quantity unit=\"TNE\">999999999999.000001</Quantity>");
  }

  @ParameterizedTest
  @CsvSource({"NAR,NAR", "ITG,NAR", "GRM,GRM", "KGM,KGM", "TON,TNE", "MGM,MGM", "MIM,MGM", "MCG,MC", "MTK,MTK", "MTR,MTR",
      "LTR,LTR", "MTQ,MTQ", "MLT,MLT", "MCL,4G"})
  void every_unit_of_the_schema_has_a_code(String unit, String code) throws IOException {
    byte[] record = changed("update-replaces.json", "\"TON\"", "\"" + unit + "\"");

    assertThat(Formats.text(only(format.translate(record)))).contains("<Quantity unit=\"" + code + "\">1.75</Quantity>");
  }

  @Test
  void all_schema_findings_come_at_once_with_their_places() throws IOException {
    byte[] record = changed("update-replaces.json", "\"TON\", \"quantity\": 1.75", "\"STN\", \"quantity\": -1");
    record = new String(record, StandardCharsets.UTF_8).replace("2026-05-11", "11/05/2026").getBytes(StandardCharsets.UTF_8);
    byte[] bad = record;

    MessageRejected rejected = catchThrowableOfType(MessageRejected.class, () -> format.translate(bad));

    assertThat(rejected.kind()).isEqualTo(MessageRejected.Kind.UNACCEPTABLE);
    assertThat(rejected.findings()).extracting(Finding::path)
        .contains("licence.start_date", "licence.goods[1].unit", "licence.goods[1].quantity");
  }

  @Test
  void unknown_type_is_a_finding() throws IOException {
    byte[] record = changed("update-replaces.json", "\"siel\"", "\"ogel\"");

    MessageRejected rejected = catchThrowableOfType(MessageRejected.class, () -> format.translate(record));

    assertThat(rejected.findings()).extracting(Finding::path, Finding::code)
        .contains(org.assertj.core.groups.Tuple.tuple("licence.type", "json-enum"));
  }

  private static byte[] changed(String sample, String from, String to) throws IOException {
    String text = new String(Formats.ukSample(sample), StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    return Formats.bytes(text.replace(from, to));
  }

  private static MappedRecord only(List<MappedRecord> records) {
    assertThat(records).hasSize(1);
    return records.get(0);
  }
}
