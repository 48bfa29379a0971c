package org.elicensing.bridge.keeping;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.journal.Housekeeping;

/** Does a chore and notes what it let go of and when. The clock and an operator may ask for it at once: one goes after the other. */
final class Noted implements Housekeeping.Chore {

  private final Kept kept;
  private final Database database;
  private final Clock clock;
  private final Ids ids;

  Noted(Kept kept, Database database, Clock clock, Ids ids) {
    this.kept = kept;
    this.database = database;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public synchronized int run() throws SQLException {
    Instant now = clock.instant();
    int number = kept.chore().run();
    database.write(connection -> {
      Sql.update(connection, "insert into keeping (kind, looked_at) values (?,?) on conflict (kind) do update set looked_at = excluded.looked_at", kept.kind(), now.toEpochMilli());
      if (number > 0) {
        Sql.update(connection, "insert into keeping_run (id, kind, run_at, until, number) values (?,?,?,?,?)", ids.next(), kept.kind(), now.toEpochMilli(),
            kept.until().apply(now).toEpochMilli(), number);
      }
      return null;
    });
    return number;
  }

  @Override
  public String told(int number) {
    return kept.chore().told(number);
  }
}
