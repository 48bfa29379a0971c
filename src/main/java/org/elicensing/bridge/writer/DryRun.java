package org.elicensing.bridge.writer;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.reading.MessageRejected;

/**
 * A work that is judged on the very state it would be decided on, and then taken back: its sender learns what would become of
 * it. It has no identity, so that the same message may come in earnest afterwards; all that is kept is a note in the journal.
 */
public record DryRun(Work work) implements Work {

  @Override
  public Received received() {
    return work.received();
  }

  @Override
  public Subject subject() {
    Subject asked = work.subject();
    return new Subject(asked.kind(), asked.partner(), asked.identification(), null, null, asked.mrn(), asked.lrn(), asked.office(), asked.licences());
  }

  @Override
  public DeclarationName declaration() {
    return work.declaration();
  }

  @Override
  public Set<String> licences(Function<DeclarationName, Declaration> known) {
    return work.licences(known);
  }

  @Override
  public Set<String> records() {
    return work.records();
  }

  @Override
  public boolean showsAllocations() {
    return work.showsAllocations();
  }

  @Override
  public String identificationPath() {
    return work.identificationPath();
  }

  @Override
  public List<Outgoing> turnedAway(MessageRejected why) {
    return marked(work.turnedAway(why));
  }

  @Override
  public List<Outgoing> answerAgain(Reply reply) {
    return marked(work.answerAgain(reply));
  }

  /** Whoever waits at a queue sees that the answer is only what would have been. */
  public static List<Outgoing> marked(List<Outgoing> messages) {
    return messages.stream().map(each -> new Outgoing(each.destination(), each.orderKey(), each.kind(), each.partner(), each.contentType(), each.body(), each.correlation(),
        Stream.concat(each.properties().entrySet().stream(), Map.of("dryRun", "true").entrySet().stream()).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))).toList();
  }

  @Override
  public Verdict decide(Desk desk) {
    return work.decide(desk);
  }
}
