package org.elicensing.bridge.timers;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.elicensing.bridge.ledger.Books;
import org.elicensing.bridge.ledger.Entry;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.licence.Licence;

/** Watches over holds that nobody comes back to, on licences of the types that have such a period. */
final class HoldTimers {

  private final Connection connection;
  private final Books books;
  private final Periods periods;
  private final LongSupplier ids;
  private final Instant now;

  HoldTimers(Connection connection, Books books, Periods periods, LongSupplier ids, Instant now) {
    this.connection = connection;
    this.books = books;
    this.periods = periods;
    this.ids = ids;
    this.now = now;
  }

  void follow(List<Entry> moved) throws SQLException {
    Map<Timer.Subject, Long> causes = new LinkedHashMap<>();
    moved.forEach(entry -> causes.put(Timer.Subject.ofPosition(entry.licenceId(), entry.declarationId()), entry.occasion().messageId()));
    for (Map.Entry<Timer.Subject, Long> cause : causes.entrySet()) {
      follow(cause.getKey(), cause.getValue());
    }
  }

  private void follow(Timer.Subject subject, long messageId) throws SQLException {
    Licence licence = books.licences.get(subject.licenceId());
    Optional<Instant> held = books.holdsOf(subject.declarationId()).stream().filter(hold -> hold.licenceId() == licence.id() && !hold.consumed())
        .map(Hold::at).max(Instant::compareTo);
    Instant due = held.map(at -> periods.holdEnds(licence.type(), at)).orElse(null);
    Timer known = TimerRows.of(connection, TimerKind.HOLD_EXPIRY, List.of(subject.text())).stream().findFirst().orElse(null);
    if (due == null) {
      if (known != null && known.state().alive()) {
        TimerRows.end(connection, known, Timer.State.LIFTED, messageId, now, "nothing-held", null);
      }
    } else if (known == null) {
      TimerRows.insert(connection, List.of(Timer.fresh(ids.getAsLong(), TimerKind.HOLD_EXPIRY, subject, due, held.get(), messageId)));
    } else if (known.state() == Timer.State.OPEN ? !known.due().equals(due) : known.state() != Timer.State.POSTPONED || known.due().isBefore(due)) {
      // Who restates a hold has come back to it; a person who postponed its end for longer is not overruled.
      TimerRows.reopen(connection, known, due, held.get(), messageId);
    }
  }
}
