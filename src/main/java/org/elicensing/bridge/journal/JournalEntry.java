package org.elicensing.bridge.journal;

import java.time.Instant;
import java.util.List;

/**
 * What is written of one message, in one go with what it did.
 *
 * @param outcome answered, refused, rejected, failed, waiting, repeat or noted
 * @param code reason or outcome code, or null
 * @param facts of the decision, as JSON
 * @param effects how many ledger entries and certificates were written because of it
 * @param reply null while there is none
 * @param cause the message that this one repeats, or 0
 * @param declarationId 0 for none
 * @param remembered whether repeats are to find it
 * @param parked null unless a human is needed
 * @param replay whether the message is in the journal already and is decided anew
 */
public record JournalEntry(
    Received received,
    Subject subject,
    String outcome,
    String code,
    String facts,
    int effects,
    Reply reply,
    Instant answeredAt,
    long cause,
    long declarationId,
    boolean remembered,
    Parking parked,
    Waiting waiting,
    List<Outgoing> outgoing,
    boolean replay) {

  /** Writes and packs what is kept of it. Whatever thread comes first does so; the others wait for that. */
  public void press() {
    outgoing.forEach(message -> message.text().packed());
    received.press();
    if (answersItself()) {
      reply.text().packed();
    }
  }

  /** Whether it has an answer, and not that of an earlier message. */
  boolean answersItself() {
    return reply != null && cause == 0;
  }

  /** Why a human is needed. */
  public record Parking(String cause, String sentence) {}

  /** Until when the message waits for another one of its declaration. */
  public record Waiting(Instant until) {}
}
