package org.elicensing.bridge.journal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What a repeat must equal: a hash of the parsed values, so that prefixes, blanks, comments and sending
 * times do not count, and 200 equals 200.0.
 */
public final class ContentHash {

  private final MessageDigest digest;

  public ContentHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Adds the next value; each is set off from the others, and null differs from an empty text. */
  public ContentHash add(Object value) {
    String text = value == null ? "\u0000" : value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : value.toString();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(new byte[] {(byte) (bytes.length >>> 24), (byte) (bytes.length >>> 16), (byte) (bytes.length >>> 8), (byte) bytes.length});
    digest.update(bytes);
    return this;
  }

  public byte[] bytes() {
    return digest.digest();
  }
}
