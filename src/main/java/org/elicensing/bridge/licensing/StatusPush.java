package org.elicensing.bridge.licensing;

import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.writer.Desk;

/**
 * Tells the customs offices that asked for it when a record changes whether a licence may be used
 * (Art 5(2) of Implementing Regulation (EU) 2024/2145).
 */
final class StatusPush {

  static final String NAMESPACE = "urn:elicensing-bridge:licence-status:v1";
  private static final String QUEUE = "bridge.certex.status.out";

  private StatusPush() {}

  /** One message for each office that asked; none when status and dates are what they were. */
  static void afterChange(Desk desk, Licence before, Licence after) throws SQLException {
    boolean same = before.status() == after.status() && before.validFrom().equals(after.validFrom()) && Objects.equals(before.expiryDate(), after.expiryDate());
    if (same) {
      return;
    }
    List<String> offices = new ArrayList<>(Sql.query(desk.errands().connection(), "select office from push_interest where licence_id = ? order by office",
        row -> row.getString(1), after.id()));
    offices.forEach(office -> desk.send(message(desk, before, after, office)));
  }

  private static Outgoing message(Desk desk, Licence before, Licence after, String office) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("customsOffice", office);
    tree.put("licenceReference", after.reference());
    tree.put("version", after.version());
    tree.put("statusBefore", before.status().name());
    tree.put("status", after.status().name());
    tree.put("validFrom", after.validFrom());
    tree.put("expiryDate", after.expiryDate());
    tree.put("at", desk.now().truncatedTo(ChronoUnit.MILLIS));
    return new Outgoing(QUEUE, "licence/" + after.key(), "LicenceStatus", office, Phrasing.contentType(RecordSyntax.XML),
        Phrasing.write(RecordSyntax.XML, "LicenceStatus", NAMESPACE, tree), null, Map.of("customsOffice", office));
  }
}
