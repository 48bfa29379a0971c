package org.elicensing.bridge.licensing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elicensing.bridge.database.DatabaseUnavailable;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.ledger.Books;
import org.elicensing.bridge.ledger.Entry;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.writer.UsageReporter;

/**
 * Numbers what one attempt at a batch tells. The lines of a licence that moves are locked, so nobody else counts its
 * messages meanwhile; and what is taken back leaves no gap.
 */
final class UsageRound implements UsageReporter.Round {

  private final Connection connection;
  private final Ids ids;
  private final UsageMessages messages;
  private final Map<Long, Long> before = new HashMap<>();
  private final List<UsageLog.Told> told = new ArrayList<>();

  UsageRound(Connection connection, Ids ids, UsageMessages messages) {
    this.connection = connection;
    this.ids = ids;
    this.messages = messages;
  }

  @Override
  public List<Outgoing> report(Books books, List<Entry> moved, Instant now) {
    List<Outgoing> outgoing = new ArrayList<>();
    Map<Long, List<Entry>> perLicence = UsageMessages.perLicence(moved);
    if (!before.keySet().containsAll(perLicence.keySet())) {
      load(books);
    }
    perLicence.forEach((licenceId, entries) -> {
      Licence licence = books.licences.get(licenceId);
      UsageLog.Told next = next(licence, now);
      told.add(next);
      outgoing.add(messages.message(next.id(), next.number(), books, licence, entries));
    });
    return outgoing;
  }

  private UsageLog.Told next(Licence licence, Instant now) {
    long number = last(licence.id()) + 1;
    return new UsageLog.Told(ids.next(), licence.id(), licence.system(), number, now);
  }

  private long last(long licence) {
    for (int i = told.size() - 1; i >= 0; i--) {
      if (told.get(i).licenceId() == licence) {
        return told.get(i).number();
      }
    }
    return before.get(licence);
  }

  /**
   * Reads at once how far all licences of the batch are. Later messages get later ids also where another bridge's clock
   * goes before: they leave in the order of their ids.
   */
  private void load(Books books) {
    List<Long> unread = books.licences.values().stream().map(Licence::id).filter(id -> !before.containsKey(id)).toList();
    unread.forEach(id -> before.put(id, 0L));
    try {
      for (UsageLog.Count count : UsageLog.counts(connection, unread)) {
        before.put(count.licenceId(), count.told());
        ids.observe(count.lastMessage());
      }
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    }
  }

  @Override
  public int mark() {
    return told.size();
  }

  @Override
  public void back(int mark) {
    told.subList(mark, told.size()).clear();
  }

  @Override
  public void save() throws SQLException {
    UsageLog.save(connection, told);
  }
}
