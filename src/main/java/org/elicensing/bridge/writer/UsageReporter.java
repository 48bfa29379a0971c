package org.elicensing.bridge.writer;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.ledger.Books;
import org.elicensing.bridge.ledger.Entry;

/** Tells the licensing systems what was used of their licences; its messages leave with the commit that moved the balances. */
public interface UsageReporter {

  /** What is told because of one attempt at a batch; the lines of every licence that moves are locked by then. */
  interface Round {

    /**
     * @param books as they are after the moves
     * @param moved the entries of one message
     */
    List<Outgoing> report(Books books, List<Entry> moved, Instant now);

    /**
     * Called for every message once it is decided.
     *
     * @param before the books as they were before it
     */
    default void after(Desk desk, Books.Mark before) {
      report(desk.books(), desk.books().entriesSince(before), desk.now()).forEach(desk::send);
    }

    /** How much was told so far. */
    int mark();

    /** Takes back what was told since, as if it never had been. */
    void back(int mark);

    /** Writes down what was told, in the commit of the batch. */
    void save() throws SQLException;
  }

  Round begin(Connection connection, Ids ids);

  /** Nobody is told. */
  UsageReporter NONE = (connection, ids) -> new Round() {
    @Override
    public List<Outgoing> report(Books books, List<Entry> moved, Instant now) {
      return List.of();
    }

    @Override
    public int mark() {
      return 0;
    }

    @Override
    public void back(int mark) {
      // Nothing was told.
    }

    @Override
    public void save() {
      // Nothing was told.
    }
  };
}
