package org.elicensing.bridge.writer;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.reading.MessageRejected;

/** An understood message, waiting to be decided. */
public interface Work {

  Received received();

  Subject subject();

  /** When the event that it tells of happened, by its sender's clock; null when that is not known. Never orders anything. */
  default Instant happenedAt() {
    return null;
  }

  /** The declaration it is about, or null. */
  default DeclarationName declaration() {
    return null;
  }

  /**
   * References of licences whose lines it may move.
   *
   * @param known gives the declaration as it stands, or null; its remembered items name licences too
   */
  default Set<String> licences(Function<DeclarationName, Declaration> known) {
    return Set.of();
  }

  /** References of licences whose record it changes. */
  default Set<String> records() {
    return Set.of();
  }

  /** Whether its answer shows what other declarations hold on its licences. */
  default boolean showsAllocations() {
    return false;
  }

  /** Whether it is decided anew under the identification it had. */
  default boolean replay() {
    return false;
  }

  /** Where in the message its identification stands. */
  default String identificationPath() {
    return "/";
  }

  /** What leaves when the message is turned away by the writer. */
  default List<Outgoing> turnedAway(MessageRejected why) {
    return List.of();
  }

  /** What leaves when a repeat of the message is given its first answer. */
  default List<Outgoing> answerAgain(Reply reply) {
    return List.of();
  }

  /** Decides on the locked state; all it does is done through the desk. */
  Verdict decide(Desk desk);
}
