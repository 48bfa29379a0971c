package org.elicensing.bridge.intervention;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.elicensing.bridge.database.DatabaseUnavailable;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.intervention.OpenRequest.Settlement;
import org.elicensing.bridge.intervention.OpenRequest.State;
import org.elicensing.bridge.intervention.TellOutcome.Told;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.ledger.ClearanceOutcome;
import org.elicensing.bridge.ledger.InterveneQuantity.Intervention;
import org.elicensing.bridge.writer.Desk;
import org.elicensing.bridge.writer.Verdict;
import org.elicensing.bridge.writer.Work;

/**
 * The end of an open request: approved, and then decided anew on the books of that moment, refused, or expired. Of
 * several that want to end it, at one bridge or at many, the first does.
 *
 * @param how what it becomes
 * @param person the second person; null when it expired
 */
record SettleRequest(Received received, OpenRequest request, State how, String person, String reason, Requests requests, Intervene intervene, TellOutcome tell) implements Work {

  static final int DONE = 200;
  static final int SETTLED_BEFORE = 409;

  @Override
  public Subject subject() {
    String kind = switch (how) {
      case APPROVED -> "ApproveIntervention";
      case REFUSED -> "RefuseIntervention";
      default -> "ExpireIntervention";
    };
    OfficerDecision decision = request.decision();
    return new Subject(kind, person == null ? "bridge" : "operator", request.reference(), null, null, decision.declaration().mrn(), decision.declaration().lrn(), decision.office(),
        Set.of(decision.licence()));
  }

  @Override
  public DeclarationName declaration() {
    return request.decision().declaration();
  }

  @Override
  public Set<String> licences(Function<DeclarationName, Declaration> known) {
    return Set.of(request.decision().licence());
  }

  @Override
  public Verdict decide(Desk desk) {
    desk.fact("request", request.reference());
    intervene.declaration(desk, request.decision()).ifPresent(declaration -> desk.about(declaration.id()));
    if (!mine(desk)) {
      return new Verdict("noted", "settled", reply(SETTLED_BEFORE), null);
    }
    if (person != null) {
      desk.fact("person", person);
    }
    if (reason != null) {
      desk.fact("reason", reason);
    }
    return switch (how) {
      case APPROVED -> approve(desk);
      case REFUSED -> end(desk, null, List.of(), "A second person refused it: " + reason);
      default -> end(desk, null, List.of(), "Nobody approved it in time; it has ended without effect.");
    };
  }

  /** Whether the request is still open, here and now; works of this batch before this one have not been written yet. */
  private boolean mine(Desk desk) {
    try {
      boolean overdue = !desk.now().isBefore(request.expiresAt());
      return desk.books().margin.get(key()) == null && overdue == (how == State.EXPIRED) && requests.lock(desk.errands().connection(), request.messageId()).open();
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    }
  }

  private Verdict approve(Desk desk) {
    Intervention judged = intervene.judge(desk, request.decision());
    if (!judged.outcome().executed()) {
      return end(desk, judged.outcome(), List.of(), judged.sentence());
    }
    intervene.carryOut(desk, request.decision(), judged, person);
    List<Told> told = judged.changes().stream()
        .map(change -> new Told(change, desk.books().lines.get(change.before() != null ? change.before().key().lineId() : change.after().line().id()))).toList();
    return end(desk, judged.outcome(), told, null);
  }

  private Verdict end(Desk desk, ClearanceOutcome outcome, List<Told> told, String sentence) {
    String code = outcome == null ? null : outcome.code();
    OpenRequest settled = request.settled(how, new Settlement(desk.now(), person, reason, code));
    desk.send(tell.tell(settled, intervene.declaration(desk, request.decision()).orElse(null), told, outcome, sentence));
    desk.books().margin.put(key(), how);
    desk.hasEffect();
    desk.errands().later(connection -> Requests.settle(connection, settled));
    desk.fact("rule", code == null ? how.name().toLowerCase(java.util.Locale.ROOT) : code);
    return Verdict.answered(code, reply(DONE));
  }

  private String key() {
    return "approval/" + request.messageId();
  }

  private static Reply reply(int status) {
    return new Reply("application/json", "{}".getBytes(StandardCharsets.UTF_8), null, null, status);
  }
}
