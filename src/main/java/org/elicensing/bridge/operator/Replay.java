package org.elicensing.bridge.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.elicensing.bridge.doors.Rejection;
import org.elicensing.bridge.journal.Journalled;
import org.elicensing.bridge.journal.ParkedStore;
import org.elicensing.bridge.journal.ReadJournal;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Reference;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.reading.Json;
import org.elicensing.bridge.reading.MessageRejected;
import org.elicensing.bridge.writer.Result;
import org.elicensing.bridge.writer.Submission;
import org.elicensing.bridge.writer.Work;

/**
 * Decides a parked message anew under its own identification, as if it had come just now: the same reference,
 * the same day of receipt, the state of today. Repeats get the new answer from then on.
 */
public final class Replay {

  private static final String CONFLICT = "repeat-with-other-content";

  private final ReadJournal journal;
  private final ParkedStore parked;
  private final Replays replays;
  private final Submission submission;
  private final int mostBytes;

  /** @param mostBytes of a message that the bridge reads; of longer ones it keeps only the beginning */
  public Replay(ReadJournal journal, ParkedStore parked, Replays replays, Submission submission, int mostBytes) {
    this.journal = journal;
    this.parked = parked;
    this.replays = replays;
    this.submission = submission;
    this.mostBytes = mostBytes;
  }

  /**
   * @return the message as it stands now
   * @throws Problem when it may not be decided anew, or is not acceptable even now
   */
  Journalled replay(long id) {
    Journalled message = journal.message(id).orElseThrow(() -> Problem.notFound("The journal has no message " + Reference.of(Math.max(0, id)) + "."));
    refuse(message);
    Received received = journal.received(id).orElseThrow();
    if (received.raw().length > mostBytes) {
      throw Problem.conflict(message.reference(), "truncated", "The message was larger than the bridge reads, so it was not kept whole; the sender has to send it again.");
    }
    Result result = submission.handIn(understood(message, received)).join();
    Journalled now = journal.message(id).orElseThrow();
    if (result instanceof Result.Answered answered && answered.reply().httpStatus() < 400 || result instanceof Result.Waiting) {
      return now;
    }
    throw obstacle(now, received, result);
  }

  private void refuse(Journalled message) {
    String reference = message.reference();
    if (message.parked() == null) {
      throw Problem.conflict(reference, "not-parked", "The message is not parked; only what is parked can be replayed.");
    }
    if (!message.parked().open()) {
      throw Problem.conflict(reference, "settled", "The message is settled already: " + message.parked().state() + ".");
    }
    if (message.parked().cause().equals(CONFLICT)) {
      throw Problem.conflict(reference, "identification-taken", "The identification of the message belongs to another message; the sender has to send it under a new one.");
    }
    if (message.direction().equals("out")) {
      throw Problem.conflict(reference, "left", "The message left the bridge; whom it was for may ask for it again.");
    }
    if (parked.hadEffect(message.id())) {
      throw Problem.conflict(reference, "had-effect", "The message has had an effect on the books; it cannot have it twice.");
    }
  }

  private Work understood(Journalled message, Received received) {
    try {
      return replays.understand(message, received);
    } catch (MessageRejected e) {
      return new StillRejected(received, new Subject(message.kind(), message.partner(), message.identification(), null, null, message.mrn(), message.lrn(), message.office(),
          Set.copyOf(message.licences())), e);
    }
  }

  private static Problem obstacle(Journalled now, Received received, Result result) {
    String reference = now.reference();
    if (result instanceof Result.Conflict first) {
      return Problem.conflict(reference, "identification-taken", "The sender has used the identification for " + Reference.of(first.firstMessageId()) + " since.");
    }
    if (result instanceof Result.AlreadyWorked) {
      return Problem.conflict(reference, "settled", "The message was settled by somebody else just now.");
    }
    if (result instanceof Result.Answered) {
      return new Problem(new Rejection("unacceptable", reference, findings(now), 422, true));
    }
    Rejection why = Rejection.of(Submission.turnedAway(received, result));
    return new Problem(new Rejection(why.code(), reference, why.findings(), result instanceof Result.Rejected ? 422 : why.httpStatus(), why.sendersFault()));
  }

  /** A message that was understood and refused licence by licence says in its facts what was found. */
  private static List<Finding> findings(Journalled message) {
    List<Finding> findings = new ArrayList<>();
    Json.own(message.facts()).path("findings").forEach(each -> findings.add(new Finding("/", "not-acceptable", each.asText())));
    return findings.isEmpty() ? List.of(new Finding("/", message.parked().cause(), message.parked().sentence())) : findings;
  }
}
