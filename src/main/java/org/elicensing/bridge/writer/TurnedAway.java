package org.elicensing.bridge.writer;

import org.elicensing.bridge.journal.Received;

/**
 * A message that gets no business answer: it was not acceptable, or the bridge failed at it.
 */
public final class TurnedAway extends RuntimeException {

  private final transient Received received;
  private final boolean inJournal;

  /**
   * @param why a MessageRejected, a Busy, or what failed
   * @param inJournal whether the message stands in the journal, so that nothing of it is lost
   */
  public TurnedAway(Received received, Throwable why, boolean inJournal) {
    super(why.getMessage(), why, false, false);
    this.received = received;
    this.inJournal = inJournal;
  }

  public boolean inJournal() {
    return inJournal;
  }

  public Received received() {
    return received;
  }
}
