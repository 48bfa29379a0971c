package org.elicensing.bridge.timers;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.elicensing.bridge.ledger.Books;
import org.elicensing.bridge.ledger.Entry;
import org.elicensing.bridge.ledger.Hold;

/** Watches over the exit of goods that were released: one watch for each declaration, whatever licences it uses. */
final class ExitTimers {

  private final Connection connection;
  private final Books books;
  private final Periods periods;
  private final LongSupplier ids;
  private final Instant now;

  ExitTimers(Connection connection, Books books, Periods periods, LongSupplier ids, Instant now) {
    this.connection = connection;
    this.books = books;
    this.periods = periods;
    this.ids = ids;
    this.now = now;
  }

  /** @param moved entries that may have changed what is consumed */
  void follow(List<Entry> moved) throws SQLException {
    Map<Long, Long> causes = new LinkedHashMap<>();
    moved.forEach(entry -> causes.put(entry.declarationId(), entry.occasion().messageId()));
    if (causes.isEmpty()) {
      return;
    }
    Map<String, Timer> known = TimerRows.of(connection, TimerKind.EXIT_ASK, causes.keySet().stream().map(id -> Timer.Subject.ofDeclaration(id).text()).toList())
        .stream().collect(Collectors.toMap(Timer::subject, timer -> timer, (one, other) -> one));
    List<Timer> fresh = new ArrayList<>();
    for (Map.Entry<Long, Long> cause : causes.entrySet()) {
      Timer.Subject subject = Timer.Subject.ofDeclaration(cause.getKey());
      Timer watch = known.get(subject.text());
      Optional<Instant> since = consumedSince(cause.getKey());
      if (since.isEmpty()) {
        ExitWatch.end(connection, cause.getKey(), ExitWatch.NOTHING_CONSUMED, cause.getValue(), now);
      } else if (watch == null) {
        fresh.add(Timer.fresh(ids.getAsLong(), TimerKind.EXIT_ASK, subject, periods.exitAsked(since.get()), since.get(), cause.getValue()));
      } else if (ExitWatch.NOTHING_CONSUMED.equals(watch.outcome())) {
        TimerRows.reopen(connection, watch, periods.exitAsked(since.get()), since.get(), cause.getValue());
      }
    }
    TimerRows.insert(connection, fresh);
  }

  /** By the bridge's clock: a sender's, which may be wrong by years, must not end a period. */
  private Optional<Instant> consumedSince(long declarationId) {
    return books.holdsOf(declarationId).stream().filter(Hold::consumed).map(Hold::at).min(Instant::compareTo);
  }
}
