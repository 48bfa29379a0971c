package org.elicensing.bridge.certex;

import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.writer.Desk;
import org.elicensing.bridge.writer.Errands;

/** Remembers which customs offices want to be told of status changes (Art 5(2) of Implementing Regulation (EU) 2024/2145). */
final class PushInterest {

  private PushInterest() {}

  static void record(Desk desk, long licenceId, ProcessedLicence asked) {
    if (asked.push() != null) {
      desk.errands().later(errand(licenceId, asked, desk.now().toEpochMilli()));
    }
  }

  static Errands.Errand errand(long licenceId, ProcessedLicence asked, long since) {
    String office = asked.subject().partner();
    return Boolean.TRUE.equals(asked.push())
        ? connection -> Sql.update(connection, "insert into push_interest (licence_id, office, since) values (?,?,?) on conflict do nothing", licenceId, office, since)
        : connection -> Sql.update(connection, "delete from push_interest where licence_id = ? and office = ?", licenceId, office);
  }
}
