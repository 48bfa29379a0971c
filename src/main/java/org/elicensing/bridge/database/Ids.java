package org.elicensing.bridge.database;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes ids of 63 bits that grow with time: 41 bits of milliseconds since 2026, 12 of count, 10 that tell
 * bridges apart. Having {@link #observe seen} another bridge's id, every later one is greater, so that
 * ids follow cause and effect even where clocks disagree.
 */
public final class Ids {

  private static final long EPOCH = 1_767_225_600_000L;
  private static final int BRIDGE_BITS = 10;
  private static final int COUNT_BITS = 12;

  private final Clock clock;
  private final long bridge;
  private final AtomicLong last = new AtomicLong();

  /** How many bridges can be told apart. */
  public static final int BRIDGES = 1 << BRIDGE_BITS;

  public Ids(Clock clock) {
    this(clock, ThreadLocalRandom.current().nextLong(1L << BRIDGE_BITS));
  }

  public Ids(Clock clock, long bridge) {
    this.clock = clock;
    this.bridge = bridge & ((1L << BRIDGE_BITS) - 1);
  }

  /** Which of the {@link #BRIDGES} made the id. */
  public static long bridgeOf(long id) {
    return id & (BRIDGES - 1);
  }

  /** An id that this bridge never gave before. */
  public long next() {
    long now = Math.max(0, clock.millis() - EPOCH) << COUNT_BITS;
    return (last.updateAndGet(previous -> Math.max(previous + 1, now)) << BRIDGE_BITS) | bridge;
  }

  /** Every id made at this moment or later is greater. */
  public static long before(Instant moment) {
    return (Math.max(0, moment.toEpochMilli() - EPOCH) << COUNT_BITS << BRIDGE_BITS) - 1;
  }

  /** Makes every later id greater than the one seen. */
  public void observe(long id) {
    long seen = id >>> BRIDGE_BITS;
    if (seen > last.get()) {
      last.accumulateAndGet(seen, Math::max);
    }
  }
}
