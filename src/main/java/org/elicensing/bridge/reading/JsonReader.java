package org.elicensing.bridge.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;

/**
 * First reader of every JSON message: one streaming pass that stops at the limits and at repeated names,
 * then a tree with exact decimals.
 */
public final class JsonReader {

  /** Longer numbers stop the parser; {@link JsonValues} names those that are merely too long to be a quantity. */
  private static final int NUMBER_STOP = 1000;
  private static final int NAME_STOP = 1000;

  private final ReadingLimits limits;
  private final JsonMapper mapper;

  public JsonReader(ReadingLimits limits) {
    this.limits = limits;
    this.mapper = JsonMapper.builder(factory(limits))
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .build();
  }

  private static JsonFactory factory(ReadingLimits limits) {
    return JsonFactory.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .streamReadConstraints(StreamReadConstraints.builder()
            .maxDocumentLength(limits.bytes())
            .maxNestingDepth(limits.depth())
            .maxStringLength(limits.text())
            .maxNameLength(NAME_STOP)
            .maxNumberLength(NUMBER_STOP)
            .build())
        .build();
  }

  /**
   * @param bytes the message as it came
   * @throws MessageRejected unreadable, or unacceptable where a value cannot be taken over exactly
   */
  public JsonText read(byte[] bytes) {
    String text = Utf8Text.decode(bytes, limits);
    try {
      List<Finding> findings = JsonValues.findings(mapper.getFactory().createParser(text), limits);
      if (!findings.isEmpty()) {
        throw new MessageRejected(MessageRejected.Kind.UNACCEPTABLE, findings);
      }
      JsonNode tree = mapper.readTree(text);
      if (tree.isMissingNode()) {
        throw MessageRejected.unreadable("not-json", "The message is empty.");
      }
      return new JsonText(text, tree);
    } catch (StreamConstraintsException e) {
      throw MessageRejected.unreadable("json-limit", sentence("The message is beyond a reading limit: ", e));
    } catch (JsonProcessingException e) {
      throw MessageRejected.unreadable("not-json", sentence("The message cannot be read as JSON: ", e));
    } catch (IOException e) {
      throw new IllegalStateException("Reading from memory failed", e);
    }
  }

  private static String sentence(String start, JsonProcessingException e) {
    String where = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr() + ")";
    return start + Quoted.sentence(e.getOriginalMessage(), 300) + where;
  }
}
