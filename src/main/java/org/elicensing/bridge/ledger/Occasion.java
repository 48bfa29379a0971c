package org.elicensing.bridge.ledger;

import java.time.Instant;

/**
 * Why an entry was made: the message behind it, who sent it, and when.
 *
 * @param messageId the journalled message that caused it
 * @param actor the partner or person that acted, or null
 * @param office customs office that asked, or null
 * @param reason why, in words, where somebody had to say so; or null
 * @param document that it rests on, or null
 * @param effectiveAt the event's own time, as its sender states it; never orders anything
 * @param recordedAt the bridge's time
 */
public record Occasion(long messageId, String actor, String office, String reason, String document, Instant effectiveAt, Instant recordedAt) {

  /** An event that happens as it is recorded, without reason or document. */
  public static Occasion now(long messageId, String actor, String office, Instant at) {
    return new Occasion(messageId, actor, office, null, null, at, at);
  }
}
