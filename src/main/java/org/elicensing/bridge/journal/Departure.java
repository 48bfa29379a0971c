package org.elicensing.bridge.journal;

import java.time.Instant;

/**
 * An outgoing message as it is journalled.
 *
 * @param id what it had in the outbox
 * @param partner queue it went to
 * @param orderKey what it left in the order of
 * @param cause the message that caused it
 * @param written when it was put into the outbox
 * @param left when the broker had it, or when the bridge gave up
 * @param outcome sent or failed
 * @param facts as JSON
 */
public record Departure(
    long id, String kind, String partner, String orderKey, String contentType, byte[] body, long cause, Instant written, Instant left, String outcome, String facts) {}
