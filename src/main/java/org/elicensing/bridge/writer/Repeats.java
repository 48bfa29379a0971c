package org.elicensing.bridge.writer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.elicensing.bridge.journal.JournalStore;
import org.elicensing.bridge.journal.Reference;
import org.elicensing.bridge.journal.Remembered;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.reading.MessageRejected;

/** What was worked before, in the journal or earlier in the same batch: asking twice is harmless. */
final class Repeats {

  private final Map<String, Remembered> byIdentity = new HashMap<>();
  private final Map<String, Remembered> byTransport = new HashMap<>();
  /** Messages that somebody settled before they could be decided anew. */
  private final Set<Long> settled = new HashSet<>();

  static Repeats load(Connection connection, JournalStore journal, Collection<Work> works) throws SQLException {
    Repeats repeats = new Repeats();
    List<String> identities = works.stream().map(work -> work.subject().identity()).filter(Objects::nonNull).distinct().toList();
    List<String> transports = works.stream().filter(work -> !work.replay()).map(work -> work.received().transportId()).filter(Objects::nonNull).distinct().toList();
    journal.byIdentity(connection, identities).forEach(each -> repeats.byIdentity.put(each.identity(), each));
    journal.byTransport(connection, transports).forEach(each -> repeats.byTransport.put(each.transportId(), each));
    repeats.settled.addAll(journal.settled(connection, works.stream().filter(Work::replay).map(work -> work.received().id()).toList()));
    return repeats;
  }

  /** The result of a work that was worked before, or empty when it is new. */
  Optional<Result> settled(Work work) {
    if (work.replay()) {
      return replayed(work);
    }
    Remembered delivered = byTransport.get(work.received().transportId());
    if (delivered != null) {
      return Optional.of(new Result.AlreadyWorked(delivered.id()));
    }
    Remembered first = byIdentity.get(work.subject().identity());
    if (first == null) {
      return Optional.empty();
    }
    if (!Arrays.equals(first.contentHash(), work.subject().contentHash())) {
      return Optional.of(new Result.Conflict(first.id(), conflict(work, first)));
    }
    return Optional.of(first.reply() == null ? new Result.Waiting(first.id()) : new Result.Answered(first.id(), first.reply(), true));
  }

  /** What is decided anew must be unsettled still, and nobody may have used its identification since. */
  private Optional<Result> replayed(Work work) {
    Remembered taken = byIdentity.get(work.subject().identity());
    if (taken != null && taken.id() != work.received().id()) {
      return Optional.of(new Result.Conflict(taken.id(), conflict(work, taken)));
    }
    return settled.contains(work.received().id()) ? Optional.of(new Result.AlreadyWorked(work.received().id())) : Optional.empty();
  }

  private static MessageRejected conflict(Work work, Remembered first) {
    return new MessageRejected(MessageRejected.Kind.CONFLICT, List.of(new Finding(work.identificationPath(), "repeat-with-other-content",
        "The identification " + work.subject().identification() + " was used before for other content, see " + Reference.of(first.id()) + "; use a new one.")));
  }

  void remember(Work work, String outcome, Reply reply) {
    Remembered now = new Remembered(work.received().id(), work.subject().identity(), work.received().transportId(), outcome, work.subject().contentHash(), reply);
    if (now.identity() != null) {
      byIdentity.put(now.identity(), now);
    }
    delivered(work);
  }

  void delivered(Work work) {
    if (work.replay()) {
      settled.add(work.received().id());
      return;
    }
    String transport = work.received().transportId();
    if (transport != null) {
      byTransport.put(transport, new Remembered(work.received().id(), null, transport, null, null, null));
    }
  }
}
