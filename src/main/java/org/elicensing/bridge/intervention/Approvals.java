package org.elicensing.bridge.intervention;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.elicensing.bridge.intervention.OpenRequest.State;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.reading.Json;
import org.elicensing.bridge.writer.Result;
import org.elicensing.bridge.writer.Submission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends open requests, each in a message of the journal of its own: as a second person says, or when their time is over. */
public final class Approvals {

  private static final Logger LOG = LoggerFactory.getLogger(Approvals.class);
  private static final int AT_ONCE = 100;

  private final Requests requests;
  private final Intervene intervene;
  private final TellOutcome tell;
  private final Submission submission;
  private final LongSupplier ids;
  private final Clock clock;

  public Approvals(Requests requests, Intervene intervene, TellOutcome tell, Submission submission, LongSupplier ids, Clock clock) {
    this.requests = requests;
    this.intervene = intervene;
    this.tell = tell;
    this.submission = submission;
    this.ids = ids;
    this.clock = clock;
  }

  public Requests requests() {
    return requests;
  }

  /**
   * A second person approves or refuses a request.
   *
   * @return false if it was settled or overdue before
   * @throws org.elicensing.bridge.writer.TurnedAway if it could not be written
   */
  public boolean settle(OpenRequest request, boolean approved, String person, String reason) {
    return settle(work(request, approved ? State.APPROVED : State.REFUSED, "api", person, reason));
  }

  /** Ends what nobody settled in time; several bridges may do so at once. */
  public void expire() {
    try {
      List<OpenRequest> overdue = requests.overdue(AT_ONCE);
      overdue.forEach(request -> settle(work(request, State.EXPIRED, "timer", null, null)));
    } catch (RuntimeException e) {
      LOG.warn("Open requests cannot be watched: {}", e.toString());
    }
  }

  private boolean settle(SettleRequest work) {
    Result result = submission.handIn(work).join();
    if (result instanceof Result.Answered answered) {
      return answered.reply().httpStatus() == SettleRequest.DONE;
    }
    throw Submission.turnedAway(work.received(), result);
  }

  SettleRequest work(OpenRequest request, State how, String door, String person, String reason) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("request", request.reference());
    said.put("becomes", Requests.word(how));
    said.put("person", person);
    said.put("reason", reason);
    byte[] raw = Json.bytes(said);
    Received received = new Received(ids.getAsLong(), door, null, "application/json", raw, raw.length, clock.instant(), null, null, null);
    return new SettleRequest(received, request, how, person, reason, requests, intervene, tell);
  }
}
