/**
 * The bridge's side of the broker: batches come in, the outbox goes out, and a bridge that is gone is
 * inherited from. Knows sessions, order and duplicates; must never know what a message means.
 */
package org.elicensing.bridge.queues;
