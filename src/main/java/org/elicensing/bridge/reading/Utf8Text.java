package org.elicensing.bridge.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** First reader of every message that is not XML: UTF-8 only, within the size limit, without characters that no XML can carry. */
public final class Utf8Text {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Utf8Text() {}

  /**
   * @return the text without its byte order mark
   * @throws MessageRejected unreadable: too large, not UTF-8, or with characters that are no text
   */
  public static String read(byte[] bytes, ReadingLimits limits) {
    String text = decode(bytes, limits);
    if (!readable(text)) {
      throw MessageRejected.unreadable("text-character", "The message holds control characters that are no text.");
    }
    return text;
  }

  static String decode(byte[] bytes, ReadingLimits limits) {
    if (bytes.length > limits.bytes()) {
      throw MessageRejected.unreadable("message-too-large",
          "The message has " + bytes.length + " bytes; at most " + limits.bytes() + " are read.");
    }
    try {
      // A decoder of its own reports bad bytes, where new String() would silently replace them.
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw MessageRejected.unreadable("encoding", "The message is not valid UTF-8.");
    }
  }

  /** Whether every character may stand in an XML 1.0 document, where all records end. */
  static boolean readable(String text) {
    return text.codePoints().allMatch(Utf8Text::readable);
  }

  static boolean readable(int c) {
    return c >= 0x20 ? c < 0xD800 || c > 0xDFFF && c != 0xFFFE && c != 0xFFFF : c == '\t' || c == '\n' || c == '\r';
  }
}
