package org.elicensing.bridge.reading;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Counts attributes and different names before a parser sees the message: the parser takes time with the
 * square of their number, and can only be asked once it is through.
 */
final class TagLimits {

  /** Several times what the largest messages have. */
  private static final int NAMES = 1000;

  private final byte[] bytes;
  private final int attributes;
  private final Set<String> names = new HashSet<>();
  private int at;

  private TagLimits(byte[] bytes, int attributes) {
    this.bytes = bytes;
    this.attributes = attributes;
  }

  /** @throws MessageRejected unreadable, with the limit */
  static void check(byte[] utf8, ReadingLimits limits) {
    new TagLimits(utf8, limits.attributes()).check();
  }

  private void check() {
    while (findTag()) {
      if (startsWith("!--")) {
        skipPast("-->");
      } else if (startsWith("![CDATA[")) {
        skipPast("]]>");
      } else if (startsWith("?")) {
        at++;
        name();
        skipPast("?>");
      } else {
        tag();
      }
    }
  }

  /** Every attribute has one quoted value, and a > inside it does not end the tag. */
  private void tag() {
    int values = 0;
    while (at < bytes.length && bytes[at] != '>') {
      byte here = bytes[at];
      if (here == '"' || here == '\'') {
        if (++values > attributes) {
          throw MessageRejected.unreadable("attributes", "More than " + attributes + " attributes on one element.");
        }
        at++;
        while (at < bytes.length && bytes[at] != here) {
          at++;
        }
        at++;
      } else if (endsName(here)) {
        at++;
      } else {
        name();
      }
    }
  }

  private void name() {
    int start = at;
    while (at < bytes.length && !endsName(bytes[at])) {
      at++;
    }
    names.add(new String(bytes, start, at - start, StandardCharsets.ISO_8859_1));
    if (names.size() > NAMES) {
      throw MessageRejected.unreadable("names", "More than " + NAMES + " different names of elements and attributes.");
    }
  }

  private static boolean endsName(byte b) {
    return switch (b) {
      case ' ', '\t', '\r', '\n', '=', '/', '>', '?', '"', '\'' -> true;
      default -> false;
    };
  }

  private boolean findTag() {
    while (at < bytes.length) {
      if (bytes[at++] == '<') {
        return true;
      }
    }
    return false;
  }

  private boolean startsWith(String text) {
    if (bytes.length - at < text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (bytes[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void skipPast(String end) {
    while (at < bytes.length && !startsWith(end)) {
      at++;
    }
  }
}
