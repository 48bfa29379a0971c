package org.elicensing.bridge.journal;

import java.util.Map;

/**
 * A message that leaves through the outbox.
 *
 * @param destination queue
 * @param orderKey messages with the same key leave in order: a declaration, or a licence
 * @param correlation JMSCorrelationID, or null
 * @param properties of the message
 */
public record Outgoing(
    String destination, String orderKey, String kind, String contentType, byte[] body, String correlation, Map<String, String> properties) {}
