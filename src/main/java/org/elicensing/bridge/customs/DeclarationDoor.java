package org.elicensing.bridge.customs;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.elicensing.bridge.doors.Rejection;
import org.elicensing.bridge.doors.RejectionPhrase;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.reading.HardenedReader;
import org.elicensing.bridge.reading.MessageRejected;
import org.elicensing.bridge.writer.DryRun;
import org.elicensing.bridge.writer.Result;
import org.elicensing.bridge.writer.Submission;
import org.elicensing.bridge.writer.TurnedAway;
import org.elicensing.bridge.writer.Work;

/** The steps of a declaration message: understand it, decide what it does to the licences it names. */
public final class DeclarationDoor {

  private final HardenedReader hardened;
  private final CustomsRules rules;
  private final Submission submission;
  private final AwaitAnswer await;

  public DeclarationDoor(HardenedReader hardened, CustomsRules rules, Submission submission, AwaitAnswer await) {
    this.hardened = hardened;
    this.rules = rules;
    this.submission = submission;
    this.await = await;
  }

  /** @throws TurnedAway with all findings */
  public Work understand(Received received) {
    try {
      Work work = work(received, false);
      return received.dryRun() ? new DryRun(work) : work;
    } catch (MessageRejected e) {
      throw submission.turnAway(received, Subject.unknown("Declaration", received.partner()), e, findings(received, e));
    } catch (RuntimeException e) {
      throw submission.failed(received, Subject.unknown("Declaration", received.partner()), e);
    }
  }

  private DeclarationWork work(Received received, boolean replay) {
    AesReading reading = rules.reader().readAndKeep(hardened.read(received.raw()));
    DeclarationMessage message = reading.message();
    Subject subject = new Subject(message.type(), message.sender(), message.identification(), "aes/" + message.sender() + "/" + message.identification(),
        reading.fingerprint(), message.mrn(), message.lrn(), message.office(),
        Set.copyOf(rules.documents().among(message.documents()).map(document -> document.licence()).toList()));
    return new DeclarationWork(received, subject, reading, rules, replay);
  }

  /** Understands a message of the journal once more, to decide it anew under its identification. */
  public Work again(Received received) {
    return work(received, true);
  }

  /**
   * The outcome, as soon as everything it says is durable. A caller over HTTP is kept waiting for a while
   * when the message itself waits for another one; a queue is not.
   */
  public CompletionStage<Reply> decide(Work work) {
    return submission.handIn(work).thenCompose(result -> answer(work, result));
  }

  private CompletionStage<Reply> answer(Work work, Result result) {
    boolean queued = work.received().door().equals("queue") || work instanceof DryRun;
    if (result instanceof Result.Answered answered) {
      return CompletableFuture.completedFuture(answered.reply());
    }
    if (result instanceof Result.Waiting waiting) {
      Reply undecided = undecided(work.subject());
      return queued ? CompletableFuture.completedFuture(undecided) : await.answer(waiting.messageId(), undecided);
    }
    if (result instanceof Result.AlreadyWorked) {
      return CompletableFuture.completedFuture(null);
    }
    throw Submission.turnedAway(work.received(), result);
  }

  /** Not decided yet: 202, so that nobody takes it for the outcome of a declaration without licences. */
  private static Reply undecided(Subject subject) {
    byte[] body = OutcomePhrase.write(subject.kind(), subject.identification(), subject.lrn(), subject.mrn(), List.of());
    return new Reply("application/xml", body, null, null, 202);
  }

  /** On a queue the findings go where the outcome would have gone. */
  static List<Outgoing> findings(Received received, MessageRejected why) {
    if (!received.door().equals("queue")) {
      return List.of();
    }
    Rejection rejection = Rejection.of(new TurnedAway(received, why, true));
    Reply reply = new Reply("application/xml", RejectionPhrase.xml(rejection), null, null, rejection.httpStatus());
    return List.of(Outcomes.outgoing("rejected/" + received.reference(), received.partner(), reply, received.replyTo(), received.correlation()));
  }
}
