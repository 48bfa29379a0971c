package org.elicensing.bridge.doors;

import org.apache.camel.Exchange;
import org.elicensing.bridge.writer.TurnedAway;

/** Tells the queue's error plan whether a message that got no answer is safe all the same. */
public final class Settled {

  /** It stands in the journal, parked: the queue may let go of it. */
  public boolean inJournal(Exchange exchange) {
    TurnedAway turnedAway = Rejection.find(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class), TurnedAway.class);
    return turnedAway != null && turnedAway.inJournal();
  }
}
