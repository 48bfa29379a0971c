package org.elicensing.bridge.keeping;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.database.Sql;

/**
 * Lets go of certificates that a later version took the place of. A version is last used when the next one comes; the
 * answers that showed it until then are remembered for a while, so it stays as long as they may be asked for again.
 */
final class ForgetSuperseded extends LetGo {

  private static final String SUPERSEDED = " and not exists (select 1 from licence where licence.id = certificate.licence_id and licence.certificate_id = certificate.id)"
      + " and exists (select 1 from certificate newer where newer.licence_id = certificate.licence_id and newer.id > certificate.id"
      + " and (newer.id <= ? or newer.persons = 0 and newer.id <= ?))";

  private final Duration remembered;

  /** @param remembered how long repeats are recognised */
  ForgetSuperseded(Database database, Clock clock, Period period, Duration remembered) {
    super(database, clock, period);
    this.remembered = remembered;
  }

  @Override
  List<Long> due(Connection connection, Instant until, long after, int limit) throws SQLException {
    return Sql.query(connection, "select id from certificate where id > ?" + SUPERSEDED + " order by id limit ?", row -> row.getLong(1), after,
        Math.min(Ids.before(until), unrepeated()), unrepeated(), limit);
  }

  @Override
  boolean letGo(Connection connection, Instant until, long id) throws SQLException {
    return Sql.update(connection, "delete from certificate where id = ?" + SUPERSEDED, id, Math.min(Ids.before(until), unrepeated()), unrepeated()) == 1;
  }

  private long unrepeated() {
    return Ids.before(clock.instant().minus(remembered));
  }
}
