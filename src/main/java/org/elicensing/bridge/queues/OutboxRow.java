package org.elicensing.bridge.queues;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.elicensing.bridge.journal.Departure;
import org.elicensing.bridge.reading.Json;

/** A message that waits in the outbox. */
record OutboxRow(
    long id, String destination, String orderKey, long cause, String partner, String contentType, byte[] body, String correlation, Map<String, String> properties, long createdAt) {

  static final String COLUMNS = "id, destination, order_key, cause_id, partner, content_type, body, correlation, properties, created_at";

  static OutboxRow of(ResultSet row) throws SQLException {
    String properties = row.getString("properties");
    Map<String, String> read = properties == null ? null : Json.ownProperties(properties);
    return new OutboxRow(row.getLong("id"), row.getString("destination"), row.getString("order_key"), row.getLong("cause_id"), row.getString("partner"), row.getString("content_type"),
        row.getBytes("body"), row.getString("correlation"), read == null ? Map.of() : read, row.getLong("created_at"));
  }

  boolean isText() {
    return contentType.startsWith("text/") || contentType.contains("xml") || contentType.contains("json");
  }

  Departure departed(String outcome, String why, Instant now) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("destination", destination);
    if (correlation != null) {
      facts.put("correlation", correlation);
    }
    if (why != null) {
      facts.put("why", why);
    }
    return Departure.of(id, properties.getOrDefault("kind", destination), partner == null ? destination : partner, orderKey, contentType, body, cause, Instant.ofEpochMilli(createdAt), now,
        outcome, Json.text(facts));
  }
}
