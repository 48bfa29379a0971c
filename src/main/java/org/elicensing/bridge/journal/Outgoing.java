package org.elicensing.bridge.journal;

import java.util.Map;

/**
 * A message that leaves through the outbox.
 *
 * @param id that it is known by beforehand; 0: it gets one when it is written
 * @param destination queue
 * @param orderKey messages with the same key leave in order: a declaration, or a licence
 * @param partner whom it is for: a customs system or office, or a licensing system; or null
 * @param correlation JMSCorrelationID, or null
 * @param properties of the message
 */
public record Outgoing(
    long id, String destination, String orderKey, String kind, String partner, String contentType, Body text, String correlation, Map<String, String> properties) {

  /** A message that nobody knows beforehand. */
  public Outgoing(String destination, String orderKey, String kind, String partner, String contentType, byte[] body, String correlation, Map<String, String> properties) {
    this(0, destination, orderKey, kind, partner, contentType, Body.of(body), correlation, properties);
  }

  /** Messages that leave in the order of one licence are about that licence only. */
  private static final String OF_LICENCE = "licence/";

  /** The one licence that messages in this order are about, or null. */
  static String licence(String orderKey) {
    return orderKey.startsWith(OF_LICENCE) ? orderKey.substring(OF_LICENCE.length()) : null;
  }

  public byte[] body() {
    return text.bytes();
  }
}
