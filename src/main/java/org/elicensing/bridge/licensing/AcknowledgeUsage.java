package org.elicensing.bridge.licensing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.elicensing.bridge.database.DatabaseUnavailable;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.reading.MessageRejected;
import org.elicensing.bridge.writer.Desk;
import org.elicensing.bridge.writer.Verdict;
import org.elicensing.bridge.writer.Work;

/**
 * A licensing system says which usage messages it has. It moves no balance; saying it twice is harmless. What was never
 * told cannot be acknowledged: the message is refused as a whole, with all findings.
 *
 * @param rejection what leaves when it is turned away
 */
record AcknowledgeUsage(Received received, Subject subject, String system, RecordSyntax syntax, List<UsageAcknowledged> said, boolean replay,
    Function<MessageRejected, List<Outgoing>> rejection) implements Work {

  static final String KIND = "UsageAcknowledgement";
  static final String NAMESPACE = "urn:elicensing-bridge:usage-acknowledgement:v1";

  /** A licence of this system under the reference, and how many messages were told of it. */
  private record Known(UsageAcknowledged said, long licenceId, long told) {}

  @Override
  public Verdict decide(Desk desk) {
    List<Known> known = known(desk.errands().connection());
    desk.errands().later(connection -> {
      for (Known each : known.stream().sorted(Comparator.comparingLong(Known::licenceId)).toList()) {
        if (each.said().upTo() > 0) {
          UsageLog.acknowledge(connection, each.licenceId(), each.said().upTo(), desk.now());
        } else {
          UsageLog.acknowledge(connection, each.licenceId(), each.said().numbers(), desk.now());
        }
      }
    });
    Reply reply = reply(known);
    answerAgain(reply).forEach(desk::send);
    return Verdict.noted(reply);
  }

  private List<Known> known(Connection connection) {
    List<Known> known = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    try {
      for (UsageAcknowledged each : said) {
        List<Long> licence = Sql.query(connection, "select licence.id from licence_name join licence on licence.id = licence_name.licence_id"
            + " where licence_name.reference = ? and licence.system = ?", row -> row.getLong(1), each.reference(), system);
        if (licence.isEmpty()) {
          findings.add(new Finding(each.path(), "licence-not-known", "The licensing system " + system + " has no licence " + each.reference() + "."));
          continue;
        }
        long told = UsageLog.counts(connection, licence).stream().mapToLong(UsageLog.Count::told).sum();
        if (each.last() > told) {
          findings.add(new Finding(each.path(), "never-told", "Of " + each.reference() + " " + told + " usage messages were told; number " + each.last() + " was never told."));
        }
        known.add(new Known(each, licence.get(0), told));
      }
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    }
    if (!findings.isEmpty()) {
      throw new MessageRejected(MessageRejected.Kind.UNACCEPTABLE, findings);
    }
    return known;
  }

  private Reply reply(List<Known> known) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("reference", received.reference());
    tree.put("licences", known.stream().map(AcknowledgeUsage::tree).toList());
    return new Reply(Phrasing.contentType(syntax), Phrasing.write(syntax, "UsageAcknowledged", NAMESPACE, tree), null, null, 200);
  }

  private static Map<String, Object> tree(Known known) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("reference", known.said().reference());
    tree.put("lastNumber", known.told());
    if (known.said().upTo() > 0) {
      tree.put("upTo", known.said().upTo());
    } else {
      tree.put("numbers", known.said().numbers());
    }
    return tree;
  }

  @Override
  public List<Outgoing> turnedAway(MessageRejected why) {
    return rejection.apply(why);
  }

  /** On a queue only who names one for it is answered: the system knows what it said. */
  @Override
  public List<Outgoing> answerAgain(Reply reply) {
    return onQueue(received, KIND, reply);
  }

  static List<Outgoing> onQueue(Received received, String kind, Reply reply) {
    return received.replyTo() == null ? List.of() : List.of(new Outgoing(received.replyTo(), "system/" + received.partner(), kind, received.partner(),
        reply.contentType(), reply.body(), received.correlation(), Map.of()));
  }
}
