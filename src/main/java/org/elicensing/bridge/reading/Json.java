package org.elicensing.bridge.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** JSON that the bridge itself writes, and reads back. JSON from outside enters through its own reader. */
public final class Json {

  private static final ObjectMapper MAPPER = JsonMapper.builder().enable(com.fasterxml.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private Json() {}

  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Facts cannot be written as JSON", e);
    }
  }

  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Facts cannot be written as JSON", e);
    }
  }

  /** Reads what {@link #text} wrote. */
  public static JsonNode own(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Stored JSON cannot be read", e);
    }
  }

  @SuppressWarnings("unchecked")
  public static Map<String, String> ownProperties(String text) {
    try {
      return MAPPER.readValue(text, Map.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Stored JSON cannot be read", e);
    }
  }
}
