package org.elicensing.bridge.journal;

import java.time.Instant;

/**
 * An outgoing message as it is journalled.
 *
 * @param id what it had in the outbox
 * @param partner whom it was for; where that is not known, the queue it went to
 * @param orderKey what it left in the order of
 * @param packed body, as it is kept
 * @param size of the body before it was packed
 * @param cause the message that caused it
 * @param written when it was put into the outbox
 * @param left when the broker had it, or when the bridge gave up
 * @param outcome sent or failed
 * @param facts as JSON
 */
public record Departure(
    long id, String kind, String partner, String orderKey, String contentType, byte[] packed, int size, long cause, Instant written, Instant left, String outcome, String facts) {

  /** The message that left, packed by whoever sends it, before the database is asked to write. */
  public static Departure of(long id, String kind, String partner, String orderKey, String contentType, byte[] body, long cause, Instant written, Instant left, String outcome, String facts) {
    return new Departure(id, kind, partner, orderKey, contentType, Packing.pack(body), body.length, cause, written, left, outcome, facts);
  }

  /** The one licence it is about, or null. */
  String licence() {
    return Outgoing.licence(orderKey);
  }
}
