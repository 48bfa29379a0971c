package org.elicensing.bridge.certex;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.writer.Desk;
import org.elicensing.bridge.writer.Errands;
import org.elicensing.bridge.writer.NoteWork;
import org.elicensing.bridge.writer.Verdict;
import org.elicensing.bridge.writer.Work;

/** ListLicences: one page of the licences that a filter lets through, and where a period is given the same list again each time it is over (Art 10). */
record ListLicences(Received received, ListQuestion asked, boolean replay, ReadList lists, PhraseList phrase) implements ReadBeside {

  @Override
  public Subject subject() {
    return asked.subject();
  }

  @Override
  public Work read() {
    ReadList.Page page = lists.page(asked.filter(), asked.after());
    Reply reply = phrase.reply(page, asked.period() == null ? null : received.reference());
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("rule", "list");
    facts.put("filter", asked.filter().tree());
    facts.put("licences", page.licences().size());
    if (asked.period() != null) {
      facts.put("period", asked.period());
    }
    return new NoteWork(received, asked.subject(), "answered", null, reply, facts, null, subscribing(), List.of(), replay);
  }

  /** The answer is the first list; the next is due when the period is over. */
  private Errands.Errand subscribing() {
    if (asked.period() == null) {
      return null;
    }
    Instant now = received.at();
    Subscription subscription = new Subscription(received.id(), asked.subject().partner(), asked.filter(), asked.period(), now, now.plus(ListQuestion.duration(asked.period())), 1, 0);
    return connection -> Subscriptions.insert(connection, subscription);
  }

  @Override
  public Verdict decide(Desk desk) {
    throw new IllegalStateException("A list is read before it is handed in");
  }
}
