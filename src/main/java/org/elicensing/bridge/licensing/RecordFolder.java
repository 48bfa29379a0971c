package org.elicensing.bridge.licensing;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.elicensing.bridge.reading.HardenedReader;
import org.elicensing.bridge.reading.JsonReader;
import org.elicensing.bridge.reading.JsonSchemaCheck;
import org.elicensing.bridge.reading.JsonText;
import org.elicensing.bridge.reading.Mapping;
import org.elicensing.bridge.reading.SchemaCheck;
import org.elicensing.bridge.reading.Utf8Text;
import org.elicensing.bridge.reading.XmlText;

/**
 * What the files of a national format's folder say about its records.
 *
 * @param syntax XML with {@code schema.xsd}, JSON with {@code schema.json}, text with neither
 * @param mapped false when there is neither schema nor mapping: its records are certificates themselves
 * @param reading reads, validates and maps a record
 */
record RecordFolder(RecordSyntax syntax, boolean mapped, Reading reading) {

  /** From a record as it came to the document that holds its licences. */
  interface Reading {
    XmlText document(byte[] record);
  }

  static RecordFolder open(Path folder, HardenedReader reader, Duration mappingTime) {
    Path xsd = folder.resolve("schema.xsd");
    Path json = folder.resolve("schema.json");
    Path constants = folder.resolve("constants.properties");
    Path stylesheet = folder.resolve("mapping.xslt");
    if (!Files.exists(stylesheet)) {
      none(xsd, "without mapping.xslt");
      none(json, "without mapping.xslt");
      none(constants, "without mapping.xslt");
      return new RecordFolder(RecordSyntax.XML, false, reader::read);
    }
    Mapping mapping = Mapping.compile(stylesheet, constants(constants), reader, mappingTime);
    if (Files.exists(xsd)) {
      none(json, "beside schema.xsd");
      return new RecordFolder(RecordSyntax.XML, true, xml(xsd, mapping, reader));
    }
    if (!mapping.hasMain()) {
      throw new IllegalStateException("The mapping " + stylesheet + " has no template main to give the record to");
    }
    if (Files.exists(json)) {
      return new RecordFolder(RecordSyntax.JSON, true, json(json, mapping, reader));
    }
    return new RecordFolder(RecordSyntax.TEXT, true, record -> mapping.map(Utf8Text.read(record, reader.limits())));
  }

  private static Reading xml(Path schemaFile, Mapping mapping, HardenedReader reader) {
    try {
      SchemaCheck schema = SchemaCheck.of(schemaFile.toUri().toURL());
      return record -> {
        XmlText text = reader.read(record);
        schema.check(text);
        return mapping.map(text);
      };
    } catch (IOException e) {
      throw new IllegalStateException("The schema " + schemaFile + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static Reading json(Path schemaFile, Mapping mapping, HardenedReader reader) {
    JsonReader json = new JsonReader(reader.limits());
    JsonSchemaCheck schema = JsonSchemaCheck.of(schemaFile);
    return record -> {
      JsonText text = json.read(record);
      schema.check(text);
      return mapping.map(text.text());
    };
  }

  private static Map<String, String> constants(Path file) {
    if (!Files.exists(file)) {
      return Map.of();
    }
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, properties::getProperty));
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException("The constants " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static void none(Path file, String where) {
    if (Files.exists(file)) {
      throw new IllegalStateException(file + " makes no sense " + where);
    }
  }
}
