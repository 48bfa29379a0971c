package org.elicensing.bridge.intervention;

import java.time.Duration;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.intervention.OpenRequest.State;
import org.elicensing.bridge.ledger.InterveneQuantity.Intervention;
import org.elicensing.bridge.writer.Desk;

/** Keeps a decision that one person may not take alone: nothing moves, and another person is asked. */
public final class SecondPerson {

  private final Intervene intervene;
  private final Duration patience;

  /** @param patience how long a request stays open */
  public SecondPerson(Intervene intervene, Duration patience) {
    this.intervene = intervene;
    this.patience = patience;
  }

  /** @param identification by which its sender knows the message */
  public void ask(Desk desk, OfficerDecision decision, Intervention judged, String partner, String identification) {
    // Its outcome leaves in the order of the declaration, which therefore has to be known by now.
    Declaration declaration = intervene.bound(desk, decision);
    OpenRequest request = new OpenRequest(desk.messageId(), partner, identification, decision, why(judged), desk.now(), desk.now().plus(patience), State.OPEN, null);
    desk.about(declaration.id());
    desk.hasEffect();
    desk.fact("second-person", request.why());
    desk.fact("expires", request.expiresAt().toString());
    desk.errands().later(connection -> Requests.insert(connection, request, declaration.id()));
  }

  private static String why(Intervention judged) {
    return judged.overdraws() && judged.takesBack() ? "overdraws, takes-back" : judged.overdraws() ? "overdraws" : "takes-back";
  }
}
