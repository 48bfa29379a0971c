package org.elicensing.bridge.licensing;

import java.sql.Connection;
import java.sql.SQLException;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.writer.Errands;

/**
 * Remembers whether a customs office wants to be told of status changes of a licence (Art 5(2) of Implementing Regulation
 * (EU) 2024/2145).
 *
 * @param wanted whether it does from now on
 */
public record PushInterest(long licenceId, String office, boolean wanted, long since) implements Errands.Errand {

  @Override
  public void run(Connection connection) throws SQLException {
    if (wanted) {
      Sql.update(connection, "insert into push_interest (licence_id, office, since) values (?,?,?) on conflict do nothing", licenceId, office, since);
    } else {
      Sql.update(connection, "delete from push_interest where licence_id = ? and office = ?", licenceId, office);
    }
  }

  /** @param reference of a licence, which may be unknown: then nobody can be told anything of it, and that stands too */
  public static boolean stands(Connection connection, String reference, String office) throws SQLException {
    return Sql.query(connection, "select 1 from licence_name where reference = ? and not exists (select 1 from push_interest where push_interest.licence_id = licence_name.licence_id and office = ?)",
        row -> true, reference, office).isEmpty();
  }
}
