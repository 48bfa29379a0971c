package org.elicensing.bridge.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Looks at every value of a JSON message before a tree is built and names those that cannot be taken over exactly. */
final class JsonValues {

  private static final int MOST = 200;
  /** Far more than the 12 + 6 digits of a quantity or the 14 + 2 of an amount. */
  private static final int NUMBER_LENGTH = 40;

  private final JsonParser parser;
  private final List<Finding> findings = new ArrayList<>();

  private JsonValues(JsonParser parser) {
    this.parser = parser;
  }

  static List<Finding> findings(JsonParser parser, ReadingLimits limits) throws IOException {
    try (parser) {
      JsonValues values = new JsonValues(parser);
      int count = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (++count > limits.elements()) {
          throw MessageRejected.unreadable("json-limit", "The message has more than " + limits.elements() + " members and values.");
        }
        values.look(token);
      }
      return values.findings;
    }
  }

  private void look(JsonToken token) throws IOException {
    String text = parser.getText();
    if (token.isNumeric()) {
      if (text.length() > NUMBER_LENGTH) {
        add("number-length", "A number has " + text.length() + " characters; at most " + NUMBER_LENGTH + " are read.");
      }
      // 1e999999999 is short to write and endless to write out, so no exponent is ever worked out.
      if (text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
        add("number-exponent", "Numbers are written without an exponent.");
      }
    } else if ((token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) && !Utf8Text.readable(text)) {
      add("text-character", "The text holds control characters or half characters that are no text.");
    }
  }

  private void add(String code, String sentence) {
    if (findings.size() < MOST) {
      findings.add(new Finding(JsonPlace.of(parser.getParsingContext()), code, sentence));
    }
  }
}
