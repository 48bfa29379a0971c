package org.elicensing.bridge.licensing;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.reading.Json;
import org.elicensing.bridge.writer.Errands;

/**
 * Keeps what an accepted record says: the certificate under its version with the origin of each field, and the
 * status of the licence from now on.
 */
record KeepRecord(Licence licence, LicenceRecord record, Instant now, long messageId) implements Errands.Errand {

  @Override
  public void run(Connection connection) throws SQLException {
    String origins = Json.text(record.source().origins().stream().map(origin -> List.of(origin.path(), origin.place())).toList());
    Sql.update(connection, "insert into certificate (id, licence_id, version, body, origins, message_id) values (?,?,?,?,?,?)",
        licence.certificateId(), licence.id(), licence.version(), record.numbered(licence.version()).getBytes(StandardCharsets.UTF_8), origins, messageId);
    new Status(licence, now, messageId).run(connection);
  }

  /** A line in the history of the licence's status; one message that changes it twice leaves the last. */
  record Status(Licence licence, Instant now, long messageId) implements Errands.Errand {

    @Override
    public void run(Connection connection) throws SQLException {
      Sql.update(connection, "insert into licence_status (licence_id, since, version, status, valid_from, expiry_date, held_back, message_id) values (?,?,?,?,?,?,?,?)"
          + " on conflict (licence_id, message_id) do update set version = excluded.version, status = excluded.status, valid_from = excluded.valid_from,"
          + " expiry_date = excluded.expiry_date, held_back = excluded.held_back",
          licence.id(), now.toEpochMilli(), licence.version(), licence.status(), licence.validFrom(), licence.expiryDate(), licence.heldBack() ? 1 : 0, messageId);
    }
  }
}
