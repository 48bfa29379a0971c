package org.elicensing.bridge.journal;

import java.time.Instant;

/**
 * A message as it came through a door, before anybody has looked into it.
 *
 * @param id of the journal
 * @param door soap, http or queue
 * @param partner what the door knows of the sender: a licensing system, or null
 * @param body the bytes as they came; at most as many as the bridge reads
 * @param size how many bytes there were
 * @param at bridge's own time of receipt, which orders messages
 * @param transportId what the broker would deliver it under again, or null
 * @param replyTo queue that the sender wants the answer on, or null
 * @param correlation what the sender knows the message by on the queue, or null
 * @param convoy the messages it must not overtake, or null
 * @param dryRun whether it is to be judged without effect
 */
public record Received(
    long id, String door, String partner, String contentType, Body body, long size, Instant at, String transportId, String replyTo, String correlation, Convoy convoy,
    boolean dryRun) {

  /** A message that travels alone, in earnest. */
  public Received(long id, String door, String partner, String contentType, byte[] raw, long size, Instant at, String transportId, String replyTo, String correlation) {
    this(id, door, partner, contentType, Body.of(raw), size, at, transportId, replyTo, correlation, null, false);
  }

  /** The same message, to be judged without effect where that is asked for. */
  public Received dryRun(boolean asked) {
    return new Received(id, door, partner, contentType, body, size, at, transportId, replyTo, correlation, convoy, asked);
  }

  /** The same message among others of its queue. */
  public Received in(Convoy others) {
    return new Received(id, door, partner, contentType, body, size, at, transportId, replyTo, correlation, others, dryRun);
  }

  /** The bytes as they came. */
  public byte[] raw() {
    return body.bytes();
  }

  /** Packs what the journal will keep of it: by whoever hands it in, so that those who write need not. */
  public void press() {
    body.packed();
  }

  /** Whether one that it must not overtake did not become durable. */
  public boolean heldUp() {
    return convoy != null && convoy.isHeldUp();
  }

  /** It did not become durable: those behind it must not either. */
  public void holdUp() {
    if (convoy != null) {
      convoy.holdUp();
    }
  }

  /** The short reference that is in the fault, the log and the journal alike. */
  public String reference() {
    return Reference.of(id);
  }
}
