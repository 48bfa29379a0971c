package org.elicensing.bridge.operator;

import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.reading.MessageRejected;
import org.elicensing.bridge.writer.Desk;
import org.elicensing.bridge.writer.Verdict;
import org.elicensing.bridge.writer.Work;

/** A parked message that is not acceptable even now: it stays parked, with what was found this time. */
record StillRejected(Received received, Subject subject, MessageRejected why) implements Work {

  @Override
  public boolean replay() {
    return true;
  }

  @Override
  public Verdict decide(Desk desk) {
    throw why;
  }
}
