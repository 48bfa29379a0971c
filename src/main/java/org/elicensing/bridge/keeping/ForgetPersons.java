package org.elicensing.bridge.keeping;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.licensing.WithoutPersons;

/**
 * Lets go of the persons named on licences that are over: nobody can use them any more, nothing is held on them, and
 * neither record nor entry came within the period. The licence itself is still shown, with its lines and quantities.
 * A certificate never changes under its id, so the one without persons gets an id of its own.
 */
final class ForgetPersons extends LetGo {

  private static final String OVER = " and (status in ('REVOKED', 'ANNULLED', 'EXPIRED') or expiry_date < ?) and certificate_id <= ?"
      + " and exists (select 1 from certificate where certificate.id = licence.certificate_id and certificate.persons = 1)"
      + " and not exists (select 1 from licence_line where licence_line.licence_id = licence.id and licence_line.last_entry > ?)"
      + " and not exists (select 1 from hold where hold.licence_id = licence.id and hold.consumed = 0)";

  private record Shown(long certificate, long version, byte[] body, long message) {}

  private final Ids ids;

  ForgetPersons(Database database, Clock clock, Period period, Ids ids) {
    super(database, clock, period);
    this.ids = ids;
  }

  @Override
  List<Long> due(Connection connection, Instant until, long after, int limit) throws SQLException {
    return Sql.query(connection, "select id from licence where id > ?" + OVER + " order by id limit ?", row -> row.getLong(1), after, day(), Ids.before(until), Ids.before(until), limit);
  }

  @Override
  boolean letGo(Connection connection, Instant until, long id) throws SQLException {
    List<Long> still = Sql.query(connection, "select id from licence where id = ?" + OVER + database.forUpdate(), row -> row.getLong(1), id, day(), Ids.before(until), Ids.before(until));
    if (still.isEmpty()) {
      return false;
    }
    Shown shown = Sql.query(connection, "select certificate.* from certificate join licence on licence.certificate_id = certificate.id where licence.id = ?", ForgetPersons::shown, id).get(0);
    ids.observe(shown.certificate());
    long without = ids.next();
    Sql.update(connection, "insert into certificate (id, licence_id, version, body, origins, message_id, persons) values (?,?,?,?,'[]',?,0)",
        without, id, shown.version(), WithoutPersons.of(shown.body()), shown.message());
    return Sql.update(connection, "update licence set certificate_id = ?, holder = null, revision = revision + 1 where id = ? and certificate_id = ?", without, id, shown.certificate()) == 1;
  }

  private static Shown shown(ResultSet row) throws SQLException {
    return new Shown(row.getLong("id"), row.getLong("version"), row.getBytes("body"), row.getLong("message_id"));
  }

  private String day() {
    return period.firstDay(clock.instant()).toString();
  }
}
