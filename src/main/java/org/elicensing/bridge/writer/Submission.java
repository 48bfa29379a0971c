package org.elicensing.bridge.writer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.elicensing.bridge.database.DatabaseUnavailable;
import org.elicensing.bridge.journal.JournalEntry.Parking;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.reading.MessageRejected;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the doors hand in what they understood, and what they had to turn away. */
public final class Submission {

  private static final Logger LOG = LoggerFactory.getLogger(Submission.class);

  /** Doors whose callers wait on a thread of the server. */
  private static final Set<String> HOLDING = Set.of("soap", "http");

  private final GroupWriter writer;
  private final Semaphore callers;

  /** A submission for as many callers as the writer has room for. */
  public Submission(GroupWriter writer) {
    this(writer, Integer.MAX_VALUE);
  }

  /** @param callers over HTTP that may wait for the writer at once, so that the server has threads left for what need not */
  public Submission(GroupWriter writer, int callers) {
    this.writer = writer;
    this.callers = new Semaphore(callers);
  }

  /**
   * Hands in a work whose result the caller waits for; a message from a queue waits for room.
   *
   * @throws TurnedAway when too many works or callers wait and this one should come back
   */
  public CompletableFuture<Result> handIn(Work work) {
    if (!HOLDING.contains(work.received().door())) {
      return handed(work);
    }
    if (!callers.tryAcquire()) {
      throw new TurnedAway(work.received(), new GroupWriter.Busy(), false);
    }
    try {
      return handed(work).whenComplete((result, failure) -> callers.release());
    } catch (TurnedAway e) {
      callers.release();
      throw e;
    }
  }

  /**
   * Hands in what is only taken down: its caller is answered meanwhile.
   *
   * @throws TurnedAway when too many works wait
   */
  public CompletableFuture<Result> takeDown(Work note) {
    return handed(note);
  }

  private CompletableFuture<Result> handed(Work work) {
    try {
      return work.received().door().equals("queue") ? writer.submitPatiently(work) : writer.submit(work);
    } catch (GroupWriter.Busy e) {
      throw new TurnedAway(work.received(), e, false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TurnedAway(work.received(), e, false);
    }
  }

  /**
   * Puts a message that is not acceptable into the journal, parked with all its findings.
   *
   * @return what the door throws, once that is durable
   */
  public TurnedAway turnAway(Received received, Subject subject, MessageRejected why) {
    return turnAway(received, subject, why, List.of());
  }

  /** @param outgoing what the sender is told on a queue */
  public TurnedAway turnAway(Received received, Subject subject, MessageRejected why, List<Outgoing> outgoing) {
    String code = why.kind().name().toLowerCase(Locale.ROOT);
    Map<String, Object> facts = Map.of("why", why.findings().stream().map(Object::toString).toList());
    Parking parking = received.dryRun() ? null : new Parking("rejected", why.findings().get(0).toString());
    Result result = handIn(new NoteWork(received, subject, "rejected", code, null, facts, parking, null, outgoing)).join();
    return result instanceof Result.Failed ? turnedAway(received, result) : new TurnedAway(received, why, true);
  }

  /**
   * Puts a message that the bridge itself failed at while reading it into the journal, parked: on a queue it
   * would otherwise be given again for ever, and keep those behind it waiting.
   *
   * @return what the door throws, once that is durable
   */
  public TurnedAway failed(Received received, Subject subject, RuntimeException why) {
    if (why instanceof DatabaseUnavailable) {
      return new TurnedAway(received, why, false);
    }
    LOG.error("Message {} could not be read", received.reference(), why);
    Result result = handIn(new NoteWork(received, subject, "failed", "bridge", null, Map.of("why", why.toString()),
        received.dryRun() ? null : new Parking("failed", String.valueOf(why.getMessage())), null, List.of())).join();
    return new TurnedAway(received, why, !(result instanceof Result.Failed));
  }

  /** What the door throws when the result is no answer. */
  public static TurnedAway turnedAway(Received received, Result result) {
    if (result instanceof Result.Rejected rejected) {
      return new TurnedAway(received, rejected.why(), true);
    }
    if (result instanceof Result.Conflict conflict) {
      return new TurnedAway(received, conflict.why(), true);
    }
    return result instanceof Result.Failed failed
        ? new TurnedAway(received, failed.cause(), failed.journalled())
        : new TurnedAway(received, new IllegalStateException("No answer: " + result), false);
  }
}
