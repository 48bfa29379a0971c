package org.elicensing.bridge.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.reading.MessageRejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XmlRecordTest {

  private static final String NAMESPACE = "urn:elicensing-bridge:certificate:dual-use:v1";

  @TempDir Path base;

  @Test
  void national_xml_is_held_against_its_schema_and_then_mapped() throws IOException {
    Formats.write(base, "schema.xsd", """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:element name="permit"><xs:complexType><xs:attribute name="no" use="required"/></xs:complexType></xs:element>
        </xs:schema>""");
    Formats.write(base, "mapping.xslt", """
        <xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:elicensing-bridge:certificate:dual-use:v1"
            xmlns:m="urn:elicensing-bridge:mapping:v1">
          <xsl:template match="/permit">
            <m:Finding path="/permit/@no" code="seen" reference="{@no}">Seen.</m:Finding>
          </xsl:template>
        </xsl:stylesheet>""");
    NationalFormat format = Formats.load(base);

    assertThat(format.syntax()).isEqualTo(RecordSyntax.XML);
    assertThat(format.translate(Formats.bytes("<permit no='17'/>"))).extracting(MappedRecord::reference).containsExactly("17");
    assertThat(rejected(format, "<permit/>").kind()).isEqualTo(MessageRejected.Kind.UNACCEPTABLE);
    assertThat(rejected(format, "<permit no='17'>").kind()).isEqualTo(MessageRejected.Kind.UNREADABLE);
  }

  @Test
  void certificate_has_no_notes_of_a_mapping() {
    MappedRecord record = eu().translate(Formats.bytes("<Licence xmlns='" + NAMESPACE + "' xmlns:m='urn:elicensing-bridge:mapping:v1' m:replaces='other'/>")).get(0);

    assertThat(record.replaces()).isNull();
    assertThat(record.findings()).extracting(Finding::code).containsExactly("foreign-attribute");
  }

  @Test
  void envelope_holds_licences_only() {
    List<MappedRecord> records = eu().translate(Formats.bytes("<Licences xmlns='" + NAMESPACE + "'><Permit/></Licences>"));

    assertThat(records.get(0).findings()).containsExactly(new Finding("/Licences/Permit", "not-a-licence", "A Licence is expected here."));
    assertThat(rejected(eu(), "<Licences xmlns='" + NAMESPACE + "'/>").findings()).extracting(Finding::code).containsExactly("no-licence");
    assertThat(rejected(eu(), "<Licences xmlns='" + NAMESPACE + "'>text</Licences>").findings()).extracting(Finding::code).containsExactly("text-between-licences");
    assertThat(rejected(eu(), "<Licence/>").findings()).extracting(Finding::code).containsExactly("not-a-licence");
  }

  @Test
  void findings_of_an_envelope_name_the_licence() {
    List<MappedRecord> records = eu().translate(Formats.bytes("<Licences xmlns='" + NAMESPACE + "'><Licence/><Licence><Reference> </Reference></Licence></Licences>"));

    assertThat(records).extracting(record -> record.findings().get(0).path()).containsExactly("/Licences/Licence", "/Licences/Licence[2]/Reference");
  }

  private static NationalFormat eu() {
    return Formats.load(Path.of("config", "licensing", "eu"));
  }

  private static MessageRejected rejected(NationalFormat format, String record) {
    return catchThrowableOfType(MessageRejected.class, () -> format.translate(Formats.bytes(record)));
  }
}
