package org.elicensing.bridge.timers;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.elicensing.bridge.database.DatabaseUnavailable;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.declaration.Codes;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.writer.Desk;
import org.elicensing.bridge.writer.Work;

/** A work on one timer: it locks what the timer is about, and then looks at the timer as it stands. */
interface OnTimer extends Work {

  /** What the timer is about, as it was named when the work was made. */
  record Names(long timerId, DeclarationName declaration, String licence) {

    static Optional<Names> of(Connection connection, long timerId) throws SQLException {
      return Sql.query(connection, "select timer.declaration_id, declaration.mrn, declaration.lrn, declaration.declarant, licence.reference from timer"
          + " left join declaration on declaration.id = timer.declaration_id left join licence on licence.id = timer.licence_id where timer.id = ?",
          row -> new Names(timerId, Sql.longOrNull(row, "declaration_id") == null ? null
              : new DeclarationName(row.getString("mrn"), row.getString("lrn"), row.getString("declarant")), Codes.normal(row.getString("reference"))),
          timerId).stream().findFirst();
    }
  }

  Names names();

  @Override
  default DeclarationName declaration() {
    return names().declaration();
  }

  @Override
  default Set<String> licences(Function<DeclarationName, Declaration> known) {
    return names().licence() == null ? Set.of() : Set.of(names().licence());
  }

  /** Read on the locked state; empty when its declaration has got another name since, and is not locked. */
  default Optional<Timer> locked(Desk desk) {
    try {
      return TimerRows.byId(desk.errands().connection(), names().timerId())
          .filter(timer -> timer.declarationId() == null || desk.declarations().get(timer.declarationId()) != null);
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    }
  }
}
