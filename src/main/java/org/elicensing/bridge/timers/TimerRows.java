package org.elicensing.bridge.timers;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.database.StaleRow;

/** How timers stand in their table, both ways. Whoever writes one has its licence or declaration locked. */
final class TimerRows {

  private static final String INSERT = "insert into timer (id, kind, subject, state, due_at, since, licence_id, declaration_id, made_by, revision) values (?,?,?,'open',?,?,?,?,?,1)";

  private TimerRows() {}

  static Timer timer(ResultSet row) throws SQLException {
    Long endedAt = Sql.longOrNull(row, "ended_at");
    return new Timer(row.getLong("id"), TimerKind.of(row.getString("kind")), row.getString("subject"), Timer.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        Instant.ofEpochMilli(row.getLong("due_at")), Instant.ofEpochMilli(row.getLong("since")), Sql.longOrNull(row, "licence_id"), Sql.longOrNull(row, "declaration_id"),
        row.getLong("made_by"), Sql.longOrNull(row, "ended_by"), endedAt == null ? null : Instant.ofEpochMilli(endedAt), row.getString("outcome"), row.getString("note"),
        row.getLong("revision"));
  }

  static Optional<Timer> byId(Connection connection, long id) throws SQLException {
    return Sql.query(connection, "select * from timer where id = ?", TimerRows::timer, id).stream().findFirst();
  }

  static List<Timer> of(Connection connection, TimerKind kind, Collection<String> subjects) throws SQLException {
    return Sql.among(connection, "select * from timer where kind = '" + kind.text() + "' and subject in (?)", subjects, TimerRows::timer);
  }

  static void insert(Connection connection, Collection<Timer> timers) throws SQLException {
    Sql.batch(connection, INSERT, timers, (statement, timer) -> Sql.bindAll(statement, timer.id(), timer.kind().text(), timer.subject(), timer.due().toEpochMilli(),
        timer.since().toEpochMilli(), timer.licenceId(), timer.declarationId(), timer.madeBy()));
  }

  /** Begins anew, with another time. */
  static void reopen(Connection connection, Timer timer, Instant due, Instant since, long messageId) throws SQLException {
    changed(timer, Sql.update(connection, "update timer set state='open', due_at=?, since=?, made_by=?, ended_by=null, ended_at=null, outcome=null, note=null, revision=?"
        + " where id=? and revision=?", due.toEpochMilli(), since.toEpochMilli(), messageId, timer.revision() + 1, timer.id(), timer.revision()));
  }

  static void postpone(Connection connection, Timer timer, Instant due, long messageId, Instant now, String note) throws SQLException {
    changed(timer, Sql.update(connection, "update timer set state='postponed', due_at=?, ended_by=?, ended_at=?, note=?, revision=? where id=? and revision=?",
        due.toEpochMilli(), messageId, now.toEpochMilli(), note, timer.revision() + 1, timer.id(), timer.revision()));
  }

  static void end(Connection connection, Timer timer, Timer.State state, long messageId, Instant now, String outcome, String note) throws SQLException {
    changed(timer, Sql.update(connection, "update timer set state=?, ended_by=?, ended_at=?, outcome=?, note=?, revision=? where id=? and revision=?",
        state.name().toLowerCase(Locale.ROOT), messageId, now.toEpochMilli(), outcome, note, timer.revision() + 1, timer.id(), timer.revision()));
  }

  private static void changed(Timer timer, int rows) throws SQLException {
    if (rows != 1) {
      throw new StaleRow("timer " + timer.id());
    }
  }
}
