package org.elicensing.bridge.queues;

import java.util.HashMap;
import java.util.Map;

/** Rows that the broker would not take, with when to try them again. */
final class Refusals {

  private static final int TRIES = 5;

  private static final class Refused {
    private final Backoff backoff = new Backoff();
    private int times;
    private long notBefore;
  }

  private final Map<Long, Refused> refused = new HashMap<>();

  /** Whether the row is to rest a while longer. */
  boolean resting(OutboxRow row) {
    Refused known = refused.get(row.id());
    return known != null && System.nanoTime() - known.notBefore < 0;
  }

  /** Notes one more refusal; true when it was the last. */
  boolean forGood(OutboxRow row) {
    Refused known = refused.computeIfAbsent(row.id(), id -> new Refused());
    known.notBefore = System.nanoTime() + known.backoff.nextMillis() * 1_000_000;
    return ++known.times >= TRIES;
  }

  void settled(OutboxRow row) {
    refused.remove(row.id());
  }
}
