package org.elicensing.bridge.certex;

import org.elicensing.bridge.reading.MessageRejected;

/** The opaque token behind AllocationsNext: the ledger entry from which older allocations go on. */
final class AllocationToken {

  private AllocationToken() {}

  static String of(long entryId) {
    return Long.toString(entryId, Character.MAX_RADIX);
  }

  static long read(String token) {
    try {
      return Long.parseLong(token.strip(), Character.MAX_RADIX);
    } catch (NumberFormatException e) {
      throw MessageRejected.unacceptable("/Envelope/Body/ProcessedLicenceRequest/AllocationsAfter", "allocation-token",
          "AllocationsAfter is not a token that an earlier answer gave as AllocationsNext.");
    }
  }
}
