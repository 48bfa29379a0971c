package org.elicensing.bridge.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.ClasspathSchemaLoader;
import com.networknt.schema.resource.InputStreamSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Validates JSON messages against one JSON Schema (2020-12) in one file; nothing else is ever loaded for it. */
public final class JsonSchemaCheck {

  private static final int MOST = 200;
  private static final String OWN_WORDS = "classpath:draft/2020-12/";
  private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012,
      builder -> builder.schemaLoaders(loaders -> loaders.values(list -> {
        list.clear();
        list.add(JsonSchemaCheck::onlyTheDraftItself);
      })));
  private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
      .formatAssertionsEnabled(true).failFast(false).locale(Locale.ENGLISH).build();

  private final JsonSchema schema;

  private JsonSchemaCheck(JsonSchema schema) {
    this.schema = schema;
  }

  /**
   * @param schemaFile a JSON Schema that refers to nothing outside itself
   * @throws IllegalStateException if it is missing or not such a schema
   */
  public static JsonSchemaCheck of(Path schemaFile) {
    try {
      JsonNode text = new JsonReader(ReadingLimits.DEFAULT).read(Files.readAllBytes(schemaFile)).tree();
      Set<ValidationMessage> wrong = FACTORY.getSchema(SchemaLocation.of(SchemaId.V202012), CONFIG).validate(text);
      if (!wrong.isEmpty()) {
        throw new IllegalStateException("The schema " + schemaFile + " is not a JSON Schema: " + wrong.iterator().next().getMessage());
      }
      JsonSchema schema = FACTORY.getSchema(text, CONFIG);
      schema.initializeValidators();
      return new JsonSchemaCheck(schema);
    } catch (IOException | MessageRejected | JsonSchemaException e) {
      throw new IllegalStateException("The schema " + schemaFile + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static InputStreamSource onlyTheDraftItself(AbsoluteIri iri) {
    if (iri.toString().startsWith(OWN_WORDS)) {
      return new ClasspathSchemaLoader().getSchema(iri);
    }
    throw new JsonSchemaException("A schema may refer only to itself, not to " + iri);
  }

  /** @throws MessageRejected unacceptable, with all findings, at most 200 */
  public void check(JsonText record) {
    List<Finding> findings = schema.validate(record.tree()).stream().limit(MOST).map(JsonSchemaCheck::finding).toList();
    if (!findings.isEmpty()) {
      throw new MessageRejected(MessageRejected.Kind.UNACCEPTABLE, findings);
    }
  }

  private static Finding finding(ValidationMessage message) {
    return new Finding(JsonPlace.of(message.getInstanceLocation()), "json-" + message.getType(), Quoted.sentence(message.getError(), 300));
  }
}
