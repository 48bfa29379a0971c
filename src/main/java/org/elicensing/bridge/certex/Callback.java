package org.elicensing.bridge.certex;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.elicensing.bridge.journal.Departure;
import org.elicensing.bridge.reading.Json;

/**
 * A SOAP message that waits to be taken to a customs office.
 *
 * @param cause the message that it follows from
 * @param tries how often it was tried, this time included
 */
public record Callback(long id, String office, String licence, long cause, byte[] body, long writtenAt, long dueAt, int tries) {

  static Callback of(ResultSet row) throws SQLException {
    return new Callback(row.getLong("id"), row.getString("office"), row.getString("licence"), row.getLong("cause_id"), row.getBytes("body"),
        row.getLong("written_at"), row.getLong("due_at"), row.getInt("tries"));
  }

  Callback tried() {
    return new Callback(id, office, licence, cause, body, writtenAt, dueAt, tries + 1);
  }

  /** As the journal keeps it. */
  Departure departed(String outcome, String address, String why, Instant now) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("destination", address);
    facts.put("tries", tries);
    if (why != null) {
      facts.put("why", why);
    }
    return Departure.of(id, "LicenceStatusChanged", office, "licence/" + licence, "text/xml; charset=utf-8", body, cause, Instant.ofEpochMilli(writtenAt), now, outcome, Json.text(facts));
  }
}
