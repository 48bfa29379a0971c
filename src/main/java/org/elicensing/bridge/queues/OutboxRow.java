package org.elicensing.bridge.queues;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.elicensing.bridge.journal.Packing;
import org.elicensing.bridge.reading.Json;

/** A message that waits in the outbox, with its body from the journal. */
record OutboxRow(long id, String destination, String orderKey, long cause, String contentType, byte[] body, String correlation, Map<String, String> properties) {

  static final String SELECT = "select outbox.id, outbox.destination, outbox.order_key, outbox.cause_id, payload.content_type, payload.body, payload.size, outbox.correlation, outbox.properties"
      + " from outbox join payload on payload.message_id = outbox.id and payload.part = 'raw'";

  static OutboxRow of(ResultSet row) throws SQLException {
    return new OutboxRow(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4), row.getString(5), Packing.unpack(row.getBytes(6), row.getInt(7)), row.getString(8),
        Json.ownProperties(row.getString(9)));
  }

  boolean isText() {
    return contentType.startsWith("text/") || contentType.contains("xml") || contentType.contains("json");
  }
}
