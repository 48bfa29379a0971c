package org.elicensing.bridge.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.reading.Json;

/** Outgoing messages that the broker does not have yet. They keep their ids when they leave, so a story has them in their place either way. */
final class StillHere {

  private static final String SELECT = "select outbox.id, outbox.destination, outbox.partner, outbox.office, outbox.properties, outbox.created_at, outbox.cause_id, message.mrn, message.lrn"
      + " from outbox left join message on message.id = outbox.cause_id where outbox.id in (?)";

  private StillHere() {}

  static List<Journalled> among(Connection connection, Collection<Long> ids) throws SQLException {
    return Sql.among(connection, SELECT, ids, StillHere::message);
  }

  private static Journalled message(ResultSet row) throws SQLException {
    String destination = row.getString("destination");
    String partner = row.getString("partner");
    String properties = row.getString("properties");
    String kind = properties == null ? destination : Json.ownProperties(properties).getOrDefault("kind", destination);
    return new Journalled(row.getLong("id"), "out", "queue", kind, partner == null ? destination : partner, null, row.getString("mrn"), row.getString("lrn"), row.getString("office"), List.of(), "waiting", null, "{}",
        Instant.ofEpochMilli(row.getLong("created_at")), null, row.getLong("cause_id"), null);
  }

  static List<Reply> payload(Connection connection, long id) throws SQLException {
    return Sql.query(connection, "select content_type, body from outbox where id = ?", row -> new Reply(row.getString(1), row.getBytes(2), null, null, 0), id);
  }
}
