package org.elicensing.bridge.licensing;

import java.util.List;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.ledger.Books;
import org.elicensing.bridge.ledger.Entry;
import org.elicensing.bridge.writer.Desk;
import org.elicensing.bridge.writer.UsageReporter;

/** What partners on both sides hear of a message that was decided: licensing its usage, customs its licences' status. */
public record TellPartners(UsageReporter usage, StatusPush status) implements UsageReporter {

  @Override
  public List<Outgoing> report(Books books, List<Entry> moved) {
    return usage.report(books, moved);
  }

  @Override
  public void after(Desk desk, Books.Mark before) {
    usage.after(desk, before);
    status.after(desk, before);
  }
}
