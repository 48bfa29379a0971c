package org.elicensing.bridge.licensing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.elicensing.bridge.database.DatabaseUnavailable;
import org.elicensing.bridge.declaration.Codes;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.ledger.Books;
import org.elicensing.bridge.ledger.Units;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.writer.Desk;
import org.elicensing.bridge.writer.Verdict;
import org.elicensing.bridge.writer.Work;

/**
 * One message of a licensing system, with one licence or several: each is taken or refused by itself, and
 * all that is taken becomes durable together.
 *
 * @param replaced references of the licences whose records are replaced, by the record's own name
 */
record RecordWork(Received received, Subject subject, String system, RecordSyntax syntax, Units units, List<Item> items, Map<String, String> replaced, boolean replay) implements Work {

  /** A licence of the message: understood, or with the findings why not. */
  record Item(MappedRecord mapped, LicenceRecord record) {}

  @Override
  public Set<String> licences(Function<DeclarationName, Declaration> known) {
    return records();
  }

  @Override
  public Set<String> records() {
    Set<String> references = new TreeSet<>(replaced.values());
    items.stream().filter(item -> item.record() != null).forEach(item -> {
      references.add(item.record().reference());
      // What is split off changes its parent as well.
      if (item.record().parent() != null) {
        references.add(item.record().parent());
      }
    });
    return references;
  }

  @Override
  public Verdict decide(Desk desk) {
    RecordDesk records = new RecordDesk(desk, system, units);
    List<Acknowledgement> acknowledgements = new ArrayList<>();
    for (Item item : items) {
      acknowledgements.add(take(desk.books(), records, item));
    }
    List<Acknowledgement> refused = acknowledgements.stream().filter(each -> !each.accepted()).toList();
    if (!refused.isEmpty()) {
      park(desk, refused);
    }
    desk.fact("licences", acknowledgements.stream().map(each -> each.reference() + " " + each.outcome()).toList());
    boolean none = refused.size() == acknowledgements.size();
    Reply reply = reply(acknowledgements, none ? 422 : 200);
    answerAgain(reply).forEach(desk::send);
    return new Verdict(none ? "rejected" : "answered", none ? "unacceptable" : null, reply, null);
  }

  private Acknowledgement take(Books books, RecordDesk records, Item item) {
    if (item.record() == null) {
      return Acknowledgement.refused(Codes.trimmed(item.mapped().reference()), null, List.of(), item.mapped().findings());
    }
    Books.Mark mark = books.mark();
    try {
      return records.take(item.record(), replaced.get(item.mapped().replaces()));
    } catch (SQLException e) {
      books.back(mark);
      throw new DatabaseUnavailable(e);
    }
  }

  private static void park(Desk desk, List<Acknowledgement> refused) {
    Finding first = refused.get(0).findings().get(0);
    desk.park("record-not-acceptable", refused.get(0).reference() + ": " + first.sentence());
    desk.fact("findings", refused.stream().flatMap(each -> each.findings().stream()).map(Finding::toString).toList());
  }

  private Reply reply(List<Acknowledgement> acknowledgements, int status) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("reference", received.reference());
    tree.put("licences", acknowledgements.stream().map(Acknowledgement::tree).toList());
    return new Reply(Phrasing.contentType(syntax), Phrasing.write(syntax, "LicenceAcknowledgement", Acknowledgement.NAMESPACE, tree), null, null, status);
  }

  @Override
  public List<Outgoing> answerAgain(Reply reply) {
    return replay ? List.of(told(received, "system/" + system, "LicenceAcknowledgement", reply)) : onQueue(received, "system/" + system, "LicenceAcknowledgement", reply);
  }

  /** What leaves for a sender on a queue; whoever pushed over HTTP is answered there. */
  static List<Outgoing> onQueue(Received received, String orderKey, String kind, Reply reply) {
    return received.door().equals("queue") ? List.of(told(received, orderKey, kind, reply)) : List.of();
  }

  private static Outgoing told(Received received, String orderKey, String kind, Reply reply) {
    String queue = received.replyTo() == null ? "bridge.licensing.record.out" : received.replyTo();
    Map<String, String> properties = received.partner() == null ? Map.of() : Map.of("licensingSystem", received.partner());
    return new Outgoing(queue, orderKey, kind, received.partner(), reply.contentType(), reply.body(), received.correlation(), properties);
  }
}
