package org.elicensing.bridge.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.elicensing.bridge.reading.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A national system is added by a folder: here one of text records, made up, without a line of Java. */
class NewSystemTest {

  private static final String LINES = """
      <xsl:param name="state" as="xs:string" required="yes"/>
      """;
  private static final String MAIN = """
      <Licences>
        <xsl:for-each select="tokenize($record, '\\r?\\n')[normalize-space()]">
          <xsl:variable name="f" select="tokenize(., ';')"/>
          <xsl:variable name="here" select="'line ' || position()"/>
          <xsl:choose>
            <xsl:when test="$f[2] = 'BROKERING'">
              <m:Finding path="{$here}" code="not-an-export-licence" reference="{$f[1]}">No export.</m:Finding>
            </xsl:when>
            <xsl:otherwise>
              <!-- This comment stays behind. -->
              <Licence m:record="{position()}" m:from="{$here}">
                <Reference m:from="{$here} field 1"><xsl:value-of select="$f[1]"/></Reference>
                <DocumentType>X060</DocumentType><LicenceType>INDIVIDUAL</LicenceType><Status>VALID</Status>
                <IssuingMemberState><xsl:value-of select="$state"/></IssuingMemberState>
                <ValidFrom m:from="{$here} field 2"><xsl:value-of select="$f[2]"/></ValidFrom>
                <Exporter><Name m:from="{$here} field 3"><xsl:value-of select="$f[3]"/></Name></Exporter>
                <Line><LineNumber>1</LineNumber><Description m:from="{$here} field 4"><xsl:value-of select="$f[4]"/></Description></Line>
              </Licence>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </Licences>""";

  @TempDir Path base;
  private Path folder;

  @BeforeEach
  void write() throws IOException {
    folder = base.resolve("lt-list");
    Formats.write(folder, "mapping.xslt", Formats.stylesheet(LINES, MAIN));
    Formats.write(folder, "constants.properties", "state=LT");
  }

  @Test
  void text_records_become_certificates_side_by_side_with_findings() {
    List<MappedRecord> records = Formats.load(folder).translate(Formats.bytes("""
        LT-1;2026-01-01;Vėjas UAB;Pressure transducer
        LT-2;BROKERING;Kitas UAB;Valve
        LT-3;soon;Trečias UAB;Pump\r
        LT-4;2026-02-01;Ketvirtas UAB;Seal"""));

    assertThat(records).extracting(MappedRecord::reference).containsExactly("LT-1", "LT-2", "LT-3", "LT-4");
    assertThat(records).extracting(MappedRecord::accepted).containsExactly(true, false, false, true);
    assertThat(Formats.text(records.get(0))).isEqualTo("<Licence xmlns=\"urn:elicensing-bridge:certificate:dual-use:v1\">"
        + "<Reference>LT-1</Reference><DocumentType>X060</DocumentType><LicenceType>INDIVIDUAL</LicenceType><Status>VALID</Status>"
        + "<IssuingMemberState>LT</IssuingMemberState><ValidFrom>2026-01-01</ValidFrom><Exporter><Name>Vėjas UAB</Name></Exporter>"
        + "<Line><LineNumber>1</LineNumber><Description>Pressure transducer</Description></Line></Licence>");
    assertThat(records.get(2).findings()).extracting(Finding::path).containsOnly("line 3 field 2");
    assertThat(records.get(3).origins()).contains(new Origin("/Licence/Line/Description", "line 4 field 4"));
  }

  @Test
  void finding_inside_a_licence_rejects_only_that_licence() throws IOException {
    Formats.write(folder, "mapping.xslt", Formats.stylesheet(LINES,
        MAIN.replace("<Line>", "<xsl:if test=\"$f[4] = '?'\"><m:Finding path=\"{$here}\" code=\"goods-unknown\">Which goods?</m:Finding></xsl:if><Line>")));

    List<MappedRecord> records = Formats.load(folder).translate(Formats.bytes("LT-1;2026-01-01;A;?\nLT-2;2026-01-01;B;Pump"));

    assertThat(records.get(0).findings()).containsExactly(new Finding("line 1", "goods-unknown", "Which goods?"));
    assertThat(records.get(1).accepted()).isTrue();
  }

  @Test
  void folder_of_the_operator_hides_the_packaged_one_wholly() throws IOException {
    Formats.write(base.resolve("eu"), "mapping.xslt", Formats.stylesheet("", "<Licence/>"));

    NationalFormats formats = NationalFormats.load(List.of(base, Path.of("config", "licensing"), base.resolve("absent")), Formats.SCHEMA, Formats.READER);

    assertThat(formats.systems()).contains("eu", "lt-list", "uk-lite");
    assertThat(formats.of("eu").orElseThrow().syntax()).isEqualTo(RecordSyntax.TEXT);
    assertThat(formats.of("lt")).isEmpty();
  }

  @Test
  void start_fails_with_the_reason_of_every_folder_that_does_not_load() throws IOException {
    Formats.write(base.resolve("aa"), "schema.json", "{}");
    Formats.write(base.resolve("bb"), "mapping.xslt", "<xsl:oops/>");
    Formats.write(base.resolve("cc"), "mapping.xslt", Formats.stylesheet("", "<Licence/>"));
    Formats.write(base.resolve("cc"), "schema.json", "{\"$ref\": \"https://example.org/other.json\"}");
    Formats.write(base.resolve("dd"), "mapping.xslt", Formats.stylesheet("", "<Licence/>"));
    Formats.write(base.resolve("dd"), "schema.json", "{\"type\": \"number-ish\"}");

    assertThatThrownBy(() -> NationalFormats.load(List.of(base), Formats.SCHEMA, Formats.READER))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(base.resolve("aa") + " does not load")
        .hasMessageContaining(base.resolve("bb") + " does not load")
        .hasMessageContaining(base.resolve("cc") + " does not load")
        .hasMessageContaining(base.resolve("dd") + " does not load")
        .hasMessageNotContaining("lt-list");
  }

  @Test
  void folder_name_is_plain() throws IOException {
    Formats.write(base.resolve("Upper_Case"), "README.md", "");

    assertThatThrownBy(() -> NationalFormats.load(List.of(base), Formats.SCHEMA, Formats.READER)).hasMessageContaining("Upper_Case");
  }

  @Test
  void packaged_formats_load_from_an_archive() throws IOException {
    URI archive = URI.create("jar:" + base.resolve("packaged.jar").toUri());
    try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      for (Path file : List.of(Path.of("mapping.xslt"), Path.of("units.xslt"), Path.of("schema.json"), Path.of("constants.properties"))) {
        Files.createDirectories(zip.getPath("config", "licensing", "uk-lite"));
        Files.copy(Path.of("config", "licensing", "uk-lite").resolve(file), zip.getPath("config", "licensing", "uk-lite", file.toString()));
      }
      NationalFormats formats = NationalFormats.load(List.of(zip.getPath("config", "licensing")), Formats.SCHEMA, Formats.READER);

      assertThat(formats.of("uk-lite").orElseThrow().translate(Formats.ukSample("cancel.json"))).allMatch(MappedRecord::accepted);
    }
  }
}
