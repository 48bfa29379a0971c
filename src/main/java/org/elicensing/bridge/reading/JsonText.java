package org.elicensing.bridge.reading;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A JSON message that the hardened reader has passed. Only {@link JsonReader} makes one.
 *
 * @param text the message as it came, without byte order mark; its numbers are what the sender wrote
 * @param tree the same as a tree, with exact decimals
 */
public record JsonText(String text, JsonNode tree) {}
