package org.elicensing.bridge.licensing;

import java.util.List;

/**
 * What a licensing system says that it has of one licence's usage messages.
 *
 * @param path where in the message it says so
 * @param reference of the licence, normalised
 * @param upTo everything up to and including this number; 0: only single ones
 * @param numbers single ones
 */
record UsageAcknowledged(String path, String reference, long upTo, List<Long> numbers) {

  /** The greatest number it speaks of. */
  long last() {
    return Math.max(upTo, numbers.stream().mapToLong(Long::longValue).max().orElse(0));
  }
}
