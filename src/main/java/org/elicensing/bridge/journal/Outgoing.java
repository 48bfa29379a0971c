package org.elicensing.bridge.journal;

import java.util.Map;

/**
 * A message that leaves through the outbox.
 *
 * @param destination queue
 * @param orderKey messages with the same key leave in order: a declaration, or a licence
 * @param partner whom it is for: a customs system or office, or a licensing system; or null
 * @param correlation JMSCorrelationID, or null
 * @param properties of the message
 */
public record Outgoing(
    String destination, String orderKey, String kind, String partner, String contentType, byte[] body, String correlation, Map<String, String> properties) {}
