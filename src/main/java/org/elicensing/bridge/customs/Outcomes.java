package org.elicensing.bridge.customs;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.elicensing.bridge.declaration.Codes;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.journal.Reply;

/** The outcomes of one message as the message that goes back. */
final class Outcomes {

  static final String QUEUE = "bridge.customs.outcome.out";

  private Outcomes() {}

  static Reply reply(DeclarationCase now, List<DocumentOutcome> outcomes) {
    licences(outcomes).forEach(now.desk()::concerns);
    DeclarationMessage message = now.message();
    Declaration declaration = now.declaration();
    return Reply.xml(OutcomePhrase.write(message.type(), message.identification(), declaration.lrn() == null ? message.lrn() : declaration.lrn(),
        declaration.mrn() == null ? message.mrn() : declaration.mrn(), outcomes));
  }

  /** The licences they are about, as they are compared. */
  static Set<String> licences(List<DocumentOutcome> outcomes) {
    return outcomes.stream().map(DocumentOutcome::licence).filter(Objects::nonNull).map(Codes::normal).collect(Collectors.toSet());
  }

  static boolean refused(List<DocumentOutcome> outcomes) {
    return outcomes.stream().anyMatch(DocumentOutcome::refused);
  }

  static Outgoing outgoing(Declaration declaration, String partner, Reply reply, String replyTo, String correlation) {
    return outgoing("declaration/" + declaration.id(), partner, reply, replyTo, correlation);
  }

  static Outgoing outgoing(String orderKey, String partner, Reply reply, String replyTo, String correlation) {
    return new Outgoing(replyTo == null ? QUEUE : replyTo, orderKey, "DeclarationOutcome", partner, reply.contentType(), reply.body(), correlation, Map.of());
  }
}
