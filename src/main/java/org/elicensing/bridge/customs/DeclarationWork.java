package org.elicensing.bridge.customs;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.declaration.DocumentUse;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.reading.MessageRejected;
import org.elicensing.bridge.writer.Desk;
import org.elicensing.bridge.writer.Verdict;
import org.elicensing.bridge.writer.Work;

/** A message about a declaration, waiting to be decided: each kind by its own step. */
record DeclarationWork(Received received, Subject subject, AesReading reading, CustomsRules rules, boolean replay) implements Work {

  private static final ReleaseForExport RELEASE = new ReleaseForExport();
  private static final AcceptAmendment AMENDMENT = new AcceptAmendment();
  private static final ReserveAtAcceptance ACCEPTANCE = new ReserveAtAcceptance(AMENDMENT, RELEASE);
  private static final MarkExit EXIT = new MarkExit();
  private static final Note NOTE = new Note();
  private static final Map<String, DeclarationStep> STEPS = Map.ofEntries(
      Map.entry("CC515C", new LodgeDeclaration(ACCEPTANCE)),
      Map.entry("CC528C", ACCEPTANCE),
      Map.entry("CC511C", new PresentGoods(ACCEPTANCE)),
      Map.entry("CC529C", RELEASE),
      Map.entry("CC551C", new EndHold()),
      Map.entry("CC509C", new Invalidate()),
      Map.entry("CC513C", new RequestAmendment(AMENDMENT)),
      Map.entry("CC504C", AMENDMENT),
      Map.entry("CC556C", new RejectAmendment()),
      Map.entry("CC599C", EXIT),
      Map.entry("CC518C", EXIT));
  /** Releases and ends that are refused leave goods gone or quantities held: an officer decides. */
  private static final Set<String> NEEDS_OFFICER = Set.of("CC529C", "CC551C");

  @Override
  public Instant happenedAt() {
    return reading.message().time().at(rules.zone());
  }

  @Override
  public DeclarationName declaration() {
    DeclarationMessage message = reading.message();
    return new DeclarationName(message.mrn(), message.lrn(), message.declarant());
  }

  @Override
  public Set<String> licences(Function<DeclarationName, Declaration> known) {
    Set<String> references = new HashSet<>();
    rules.documents().among(reading.message().documents()).map(DocumentUse::licence).forEach(references::add);
    // Both names, for they may still be two declarations that this message makes one.
    Stream.of(declaration(), DeclarationName.ofLrn(declaration().lrn(), declaration().declarant())).map(known)
        .filter(Objects::nonNull)
        .flatMap(DeclarationWork::remembered)
        .forEach(kept -> rules.documents().among(rules.reader().ofCanonical(kept).documents()).map(DocumentUse::licence).forEach(references::add));
    return references;
  }

  /** What may be worked because this message came. */
  private static Stream<byte[]> remembered(Declaration declaration) {
    return Stream.concat(Stream.of(declaration.declared(), declaration.course().amendment(), declaration.course().amended()).filter(Objects::nonNull),
        WaitingMessage.all(declaration.waiting()).stream().map(WaitingMessage::canonical));
  }

  @Override
  public Verdict decide(Desk desk) {
    DeclarationMessage message = reading.message();
    DeclarationCase now = new DeclarationCase(desk, message, reading.canonical(), rules);
    List<DocumentOutcome> worked = STEPS.getOrDefault(message.type(), NOTE).work(now);
    if (worked == null) {
      desk.fact("rule", "waits for the declaration of LRN and declarant");
      return Verdict.waiting(desk.now().plus(rules.patience()));
    }
    List<DocumentOutcome> outcomes = now.told(worked);
    Reply reply = Outcomes.reply(now, outcomes);
    if (received.door().equals("queue") || replay) {
      desk.send(Outcomes.outgoing(now.declaration(), message.sender(), reply, received.replyTo(), received.correlation()));
    }
    boolean refused = Outcomes.refused(outcomes);
    needs(desk, message, outcomes, refused);
    desk.fact("outcomes", outcomes.stream().map(DocumentOutcome::sentenceForFacts).toList());
    return refused ? Verdict.refused(code(outcomes), reply) : Verdict.answered(null, reply);
  }

  private static void needs(Desk desk, DeclarationMessage message, List<DocumentOutcome> outcomes, boolean refused) {
    if (refused && NEEDS_OFFICER.contains(message.type())) {
      DocumentOutcome first = firstRefused(outcomes);
      desk.park(message.type().equals("CC529C") ? "release-refused" : "end-refused", first.licence() + ": " + first.sentence());
    }
  }

  private static DocumentOutcome firstRefused(List<DocumentOutcome> outcomes) {
    return outcomes.stream().filter(DocumentOutcome::refused).findFirst().orElseThrow();
  }

  private static String code(List<DocumentOutcome> outcomes) {
    DocumentOutcome first = firstRefused(outcomes);
    return first.reason() != null ? first.reason().code() : first.outcome().code();
  }

  @Override
  public String identificationPath() {
    return "/" + reading.message().type() + "/messageIdentification";
  }

  @Override
  public List<Outgoing> turnedAway(MessageRejected why) {
    return DeclarationDoor.findings(received, why);
  }

  @Override
  public List<Outgoing> answerAgain(Reply reply) {
    return received.door().equals("queue")
        ? List.of(Outcomes.outgoing("sender/" + reading.message().sender(), reading.message().sender(), reply, received.replyTo(), received.correlation()))
        : List.of();
  }
}
