package org.elicensing.bridge.licensing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.ledger.Books;
import org.elicensing.bridge.ledger.Entry;
import org.elicensing.bridge.writer.Desk;
import org.elicensing.bridge.writer.UsageReporter;

/** Everybody who is told of what a message did: licensing of use, customs of licences that may be used otherwise from now on. */
public record TellPartners(UsageReporter usage, StatusPush status) implements UsageReporter {

  @Override
  public Round begin(Connection connection, Ids ids) {
    return new Both(usage.begin(connection, ids), status);
  }

  private record Both(Round usage, StatusPush status) implements Round {

    @Override
    public List<Outgoing> report(Books books, List<Entry> moved, Instant now) {
      return usage.report(books, moved, now);
    }

    @Override
    public void after(Desk desk, Books.Mark before) {
      usage.after(desk, before);
      status.after(desk, before);
    }

    @Override
    public int mark() {
      return usage.mark();
    }

    @Override
    public void back(int mark) {
      usage.back(mark);
    }

    @Override
    public void save() throws SQLException {
      usage.save();
    }
  }
}
