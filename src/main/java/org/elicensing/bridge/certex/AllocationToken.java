package org.elicensing.bridge.certex;

import java.util.OptionalLong;
import org.elicensing.bridge.reading.MessageRejected;

/** The opaque token behind AllocationsNext and PageNext: the row that the next page goes on from, with a check letter. */
final class AllocationToken {

  private AllocationToken() {}

  static String of(long row) {
    return Long.toString(row, Character.MAX_RADIX) + check(row);
  }

  static long read(String token) {
    return number(token).orElseThrow(() -> MessageRejected.unacceptable("/Envelope/Body/ProcessedLicenceRequest/AllocationsAfter", "allocation-token",
        "AllocationsAfter is not a token that an earlier answer gave as AllocationsNext."));
  }

  /** The number behind a token; empty when it is none. */
  static OptionalLong number(String token) {
    String text = token.strip();
    try {
      long row = Long.parseLong(text.substring(0, Math.max(0, text.length() - 1)), Character.MAX_RADIX);
      if (of(row).equalsIgnoreCase(text)) {
        return OptionalLong.of(row);
      }
    } catch (NumberFormatException e) {
      // No token either.
    }
    return OptionalLong.empty();
  }

  /** Tells a token from other words that happen to be numbers. */
  private static char check(long row) {
    return Character.forDigit((int) (Long.remainderUnsigned(row * 0x9E3779B97F4A7C15L, Character.MAX_RADIX)), Character.MAX_RADIX);
  }
}
