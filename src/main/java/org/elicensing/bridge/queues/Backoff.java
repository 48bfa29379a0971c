package org.elicensing.bridge.queues;

/** How long to wait before the next try: twice as long each time, up to ten seconds. */
final class Backoff {

  static final long FIRST_MILLIS = 200;
  static final long LONGEST_MILLIS = 10_000;

  private long next = FIRST_MILLIS;

  long nextMillis() {
    long now = next;
    next = Math.min(LONGEST_MILLIS, next * 2);
    return now;
  }

  void reset() {
    next = FIRST_MILLIS;
  }
}
