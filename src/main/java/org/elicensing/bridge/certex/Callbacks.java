package org.elicensing.bridge.certex;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.journal.JournalStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the messages that wait for customs offices to their route: of each office the oldest, so that an office hears its news
 * in order and one that is away holds nobody else up. What fails is tried again, each time after twice as long, and parked in
 * the end. However many bridges run, one of them has a message at a time.
 */
public final class Callbacks implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);
  /** Longer than a try may take; a bridge that dies over it is followed by another after that. */
  static final long LEASE_MILLIS = 30_000;
  private static final long FIRST_PAUSE_MILLIS = 500;
  private static final long LONGEST_PAUSE_MILLIS = 60_000;
  private static final int MOST = 50;

  private final Database database;
  private final JournalStore journal;
  private final Clock clock;
  private final CallbackAddresses addresses;
  private final int tries;
  private volatile Consumer<Callback> route = callback -> { };

  /** @param tries how often a message is tried before a person is asked */
  public Callbacks(Database database, JournalStore journal, Clock clock, CallbackAddresses addresses, int tries) {
    this.database = database;
    this.journal = journal;
    this.clock = clock;
    this.addresses = addresses;
    this.tries = tries;
  }

  /** Where messages are handed to, once the routes run; it must not wait for the office. */
  public void to(Consumer<Callback> takes) {
    route = takes;
  }

  @Override
  public void run() {
    try {
      for (Callback due : due()) {
        if (claimed(due)) {
          route.accept(due.tried());
        }
      }
    } catch (SQLException | RuntimeException e) {
      LOG.warn("Messages for customs offices cannot be looked for: {}", e.toString());
    }
  }

  private List<Callback> due() {
    return database.read(connection -> Sql.query(connection, "select * from callback where due_at <= ? and not exists"
        + " (select 1 from callback older where older.office = callback.office and older.id < callback.id) order by id limit " + MOST, Callback::of, clock.millis()));
  }

  private boolean claimed(Callback due) throws SQLException {
    return database.write(connection -> Sql.update(connection, "update callback set due_at = ?, tries = tries + 1 where id = ? and due_at = ?",
        clock.millis() + LEASE_MILLIS, due.id(), due.dueAt())) == 1;
  }

  /** The office has it. */
  public void delivered(Callback callback) throws SQLException {
    database.write(connection -> {
      depart(connection, callback, "sent", null);
      return null;
    });
    run();
  }

  /** Retry, then park: the plan for what an office did not take. */
  public void failed(Callback row, String why) throws SQLException {
    boolean last = row.tries() >= tries || addresses.of(row.office()).isEmpty();
    database.write(connection -> {
      if (last) {
        depart(connection, row, "failed", why);
        journal.park(connection, row.cause(), "cannot-call-back", "The office " + row.office() + " could not be told of " + row.licence() + ": " + why, clock.instant());
      } else {
        Sql.update(connection, "update callback set due_at = ? where id = ?", clock.millis() + pause(row.tries()), row.id());
      }
      return null;
    });
    LOG.warn("The office {} did not take a message about {}, {}: {}", row.office(), row.licence(), last ? "a person is asked" : "it is tried again", why);
  }

  private static long pause(int tried) {
    return Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(20, tried - 1));
  }

  /** What another bridge took over meanwhile may be gone already: it is journalled once. */
  private void depart(Connection connection, Callback callback, String outcome, String why) throws SQLException {
    if (Sql.update(connection, "delete from callback where id = ?", callback.id()) == 1) {
      String address = addresses.of(callback.office()).map(Object::toString).orElse("no address");
      journal.saveDeparture(connection, callback.departed(outcome, address, why, clock.instant()));
    }
  }
}
