package org.elicensing.bridge.journal;

import java.time.Instant;

/**
 * A message that left another way than through the outbox, or never will, as it is journalled.
 *
 * @param id what it had while it waited
 * @param partner whom it was for
 * @param orderKey what it left in the order of
 * @param packed body, as it is kept
 * @param size of the body before it was packed
 * @param cause the message that caused it
 * @param written when its cause was decided
 * @param left when its receiver had it, or when the bridge gave up
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
