package org.elicensing.bridge.certex;

import org.elicensing.bridge.reading.MessageRejected;

/** The opaque token behind AllocationsNext: the ledger entry from which older allocations go on, with a check letter. */
final class AllocationToken {

  private AllocationToken() {}

  static String of(long entryId) {
    return Long.toString(entryId, Character.MAX_RADIX) + check(entryId);
  }

  static long read(String token) {
    String text = token.strip();
    try {
      long entryId = Long.parseLong(text.substring(0, Math.max(0, text.length() - 1)), Character.MAX_RADIX);
      if (of(entryId).equalsIgnoreCase(text)) {
        return entryId;
      }
    } catch (NumberFormatException e) {
      // Said below, as of every other text that is no token.
    }
    throw MessageRejected.unacceptable("/Envelope/Body/ProcessedLicenceRequest/AllocationsAfter", "allocation-token",
        "AllocationsAfter is not a token that an earlier answer gave as AllocationsNext.");
  }

  /** Tells a token from other words that happen to be numbers. */
  private static char check(long entryId) {
    return Character.forDigit((int) (Long.remainderUnsigned(entryId * 0x9E3779B97F4A7C15L, Character.MAX_RADIX)), Character.MAX_RADIX);
  }
}
