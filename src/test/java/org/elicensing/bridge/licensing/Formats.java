package org.elicensing.bridge.licensing;

import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.elicensing.bridge.reading.HardenedReader;
import org.elicensing.bridge.reading.ReadingLimits;
import org.elicensing.bridge.reading.SchemaCheck;

/** What the tests of national formats share. */
final class Formats {

  static final HardenedReader READER = new HardenedReader(ReadingLimits.DEFAULT);
  static final SchemaCheck SCHEMA = certificateSchema();

  private Formats() {}

  private static SchemaCheck certificateSchema() {
    try {
      return SchemaCheck.of(Path.of("schemas", "certificate", "licence-certificate.xsd").toUri().toURL());
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  static NationalFormat load(Path folder) {
    return NationalFormat.load(folder.getFileName().toString(), folder, SCHEMA, READER, Duration.ofSeconds(2));
  }

  static NationalFormat ukLite() {
    return load(Path.of("config", "licensing", "uk-lite"));
  }

  static byte[] ukSample(String name) throws IOException {
    return Files.readAllBytes(Path.of("config", "licensing", "uk-lite", "samples", name));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(MappedRecord record) {
    return new String(record.certificate().bytes(), StandardCharsets.UTF_8);
  }

  /** A stylesheet whose template main writes this. */
  static String stylesheet(String declarations, String main) {
    return """
        <xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
            xmlns:m="urn:elicensing-bridge:mapping:v1" xmlns="urn:elicensing-bridge:certificate:dual-use:v1" exclude-result-prefixes="xs">
          %s
          <xsl:template name="main"><xsl:param name="record" as="xs:string"/>%s</xsl:template>
        </xsl:stylesheet>""".formatted(declarations, main);
  }

  static void write(Path folder, String name, String text) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(name), text);
  }
}
