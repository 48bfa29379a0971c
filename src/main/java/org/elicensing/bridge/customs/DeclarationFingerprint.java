package org.elicensing.bridge.customs;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.elicensing.bridge.declaration.DocumentUse;

/**
 * SHA-256 over what a message says, for the repeat rule: two messages have the same fingerprint exactly
 * when all their values that the bridge uses are the same. Prefixes, blanks, comments, the order of
 * elements and the time of sending do not count, and 200 is 200.0. It is remembered for as long as the
 * answers are: another order of the fields here makes every repeat of those days a conflict.
 */
public final class DeclarationFingerprint {

  private final MessageDigest digest;
  private final DataOutputStream out;

  private DeclarationFingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
    out = new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
  }

  public static byte[] of(DeclarationMessage message) {
    DeclarationFingerprint fingerprint = new DeclarationFingerprint();
    try {
      fingerprint.add(message);
    } catch (IOException e) {
      throw new IllegalStateException("Writing to memory failed", e);
    }
    return fingerprint.digest.digest();
  }

  private void add(DeclarationMessage message) throws IOException {
    add(message.type(), message.sender(), message.identification(), message.lrn(), message.mrn(), message.declarant(),
        message.office(), message.additionalType(), message.acceptanceDate(), message.exporter(), message.decision(),
        message.initiatedByCustoms(), message.goodsGiven());
    out.writeInt(message.goodsItems().size());
    add(message.goodsItems().stream().sorted().toArray());
    out.writeInt(message.documents().size());
    for (DocumentUse use : message.documents()) {
      add(use.goodsItem(), use.documentType(), use.licence(), use.line(), use.commodityCode(), use.destination(),
          use.procedure(), use.quantity(), use.unit(), use.amount(), use.currency());
    }
  }

  /** Each with its length before it, so that no two lists of values run together into the same bytes. */
  private void add(Object... values) throws IOException {
    for (Object value : values) {
      byte[] bytes = value == null ? null : text(value).getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes == null ? -1 : bytes.length);
      if (bytes != null) {
        out.write(bytes);
      }
    }
  }

  private static String text(Object value) {
    return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : value.toString();
  }
}
