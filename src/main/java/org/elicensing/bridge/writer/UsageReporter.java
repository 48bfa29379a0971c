package org.elicensing.bridge.writer;

import java.util.List;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.ledger.Books;
import org.elicensing.bridge.ledger.Entry;

/** Tells the licensing systems what was used of their licences; its messages leave with the commit that moved the balances. */
public interface UsageReporter {

  /**
   * @param books as they are after the moves
   * @param moved the entries of one message
   */
  List<Outgoing> report(Books books, List<Entry> moved);

  /**
   * Called for every message once it is decided.
   *
   * @param before the books as they were before it
   */
  default void after(Desk desk, Books.Mark before) {
    report(desk.books(), desk.books().entriesSince(before)).forEach(desk::send);
  }

  UsageReporter NONE = (books, moved) -> List.of();
}
