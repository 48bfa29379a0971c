package org.elicensing.bridge.certex;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.elicensing.bridge.database.DatabaseUnavailable;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.writer.Desk;
import org.elicensing.bridge.writer.Verdict;
import org.elicensing.bridge.writer.Work;

/**
 * One page of a subscribed list leaves, and the subscription says so, in one commit. Of several bridges that find it
 * due the first delivers it.
 *
 * @param next licence after which the next page goes on; null: this was the last
 */
record DeliverPage(Received received, Subscription due, byte[] body, int licences, Long next, Subscriptions subscriptions) implements Work {

  static final String QUEUE = "bridge.certex.list.out";
  private static final String KIND = "ListLicencesResponse";

  @Override
  public Subject subject() {
    return new Subject("DeliverList", "bridge", due.reference(), null, null, null, null, null, Set.of());
  }

  @Override
  public Verdict decide(Desk desk) {
    desk.fact("subscription", due.reference());
    desk.fact("page", due.page());
    if (!stillDue(desk)) {
      return new Verdict("noted", "settled", null, null);
    }
    desk.fact("licences", licences);
    desk.send(new Outgoing(QUEUE, subscribed(), KIND, due.office(), "application/xml", body, due.reference(), properties()));
    Subscription after = due.delivered(next, desk.now());
    desk.books().margin.put(subscribed(), after);
    desk.errands().later(connection -> Subscriptions.advance(connection, after));
    desk.hasEffect();
    return Verdict.noted(null);
  }

  private boolean stillDue(Desk desk) {
    try {
      if (desk.books().margin.get(subscribed()) != null) {
        return false;
      }
      Optional<Subscription> now = subscriptions.lock(desk.errands().connection(), due.messageId());
      return now.isPresent() && now.get().equals(due);
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    }
  }

  private String subscribed() {
    return "list/" + due.reference();
  }

  private Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("customsOffice", due.office());
    properties.put("subscription", due.reference());
    properties.put("page", Integer.toString(due.page()));
    properties.put("last", Boolean.toString(next == null));
    return properties;
  }
}
