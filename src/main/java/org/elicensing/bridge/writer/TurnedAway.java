package org.elicensing.bridge.writer;

import org.elicensing.bridge.journal.Received;

/**
 * A message that gets no business answer: it was not acceptable, or the bridge failed at it. It stands in
 * the journal under its reference by the time this is thrown.
 */
public final class TurnedAway extends RuntimeException {

  private final transient Received received;

  /** @param why a MessageRejected, a Busy, or what failed */
  public TurnedAway(Received received, Throwable why) {
    super(why.getMessage(), why, false, false);
    this.received = received;
  }

  public Received received() {
    return received;
  }
}
