package org.elicensing.bridge.timers;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.ledger.Books;
import org.elicensing.bridge.ledger.Entry;
import org.elicensing.bridge.ledger.Move;
import org.elicensing.bridge.ledger.Moves;
import org.elicensing.bridge.ledger.Sheet;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.writer.Aftermath;

/**
 * Makes, moves and lifts timers in the commit that changes what they watch. It looks at how things stand after a batch, so
 * messages in any order, corrections and officers' decisions all lead to the same timers.
 */
public final class MakeTimers implements Aftermath {

  /** Entries that leave alone what is consumed; every other kind may make or end the watch over an exit. */
  private static final Set<Move> CONSUME_NOTHING = EnumSet.of(Move.AUTHORISE, Move.OPEN, Move.RESERVE, Move.RELEASE);

  private final Periods periods;
  private final LongSupplier ids;
  private final Clock clock;

  public MakeTimers(Periods periods, LongSupplier ids, Clock clock) {
    this.periods = periods;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public void follow(Connection connection, Books books) throws SQLException {
    Instant now = clock.instant();
    // A use that is only counted in other measures stands as it did, and the other uses of its declaration need not be on the books.
    List<Entry> moved = books.entries().stream().filter(entry -> entry.declarationId() != Moves.OPENING && entry.move() != Move.RECOUNT).toList();
    new ExitTimers(connection, books, periods, ids, now).follow(moved.stream().filter(entry -> !CONSUME_NOTHING.contains(entry.move())).toList());
    if (!periods.holds().isEmpty()) {
      new HoldTimers(connection, books, periods, ids, now).follow(moved);
    }
    for (Sheet.Change<Licence> change : books.licences.changes()) {
      expiry(connection, change.after(), now);
    }
  }

  /** A licence that has expired by the time it comes is shown as such at once; nobody waits to be told. */
  private void expiry(Connection connection, Licence licence, Instant now) throws SQLException {
    Timer.Subject subject = Timer.Subject.ofLicence(licence.id());
    Timer known = TimerRows.of(connection, TimerKind.LICENCE_EXPIRY, List.of(subject.text())).stream().findFirst().orElse(null);
    Instant due = licence.expiryDate() == null || !licence.status().usable() ? null : periods.dayAfter(licence.expiryDate());
    boolean ahead = due != null && due.isAfter(now);
    if (known == null && ahead) {
      TimerRows.insert(connection, List.of(Timer.fresh(ids.getAsLong(), TimerKind.LICENCE_EXPIRY, subject, due, now, messageOf(connection, licence))));
    } else if (known != null && ahead && (!known.state().alive() || known.state() == Timer.State.OPEN && !known.due().equals(due))) {
      TimerRows.reopen(connection, known, due, now, messageOf(connection, licence));
    } else if (known != null && !ahead && known.state().alive()) {
      TimerRows.end(connection, known, Timer.State.LIFTED, messageOf(connection, licence), now, "licence-changed", null);
    }
  }

  private static long messageOf(Connection connection, Licence licence) throws SQLException {
    return Sql.query(connection, "select coalesce(max(message_id), 0) from licence_status where licence_id = ?", row -> row.getLong(1), licence.id()).get(0);
  }
}
