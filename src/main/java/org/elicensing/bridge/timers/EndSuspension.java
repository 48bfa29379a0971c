package org.elicensing.bridge.timers;

import java.util.List;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.Suspension;

/** The authority did not uphold its objection in time: the export goes on (Art 21(4) of Regulation (EU) 2021/821). What is held stays held. */
final class EndSuspension implements TimerAct {

  @Override
  public Done act(TimerCase now) {
    Suspension suspension = now.desk().books().suspension(now.timer().licenceId(), now.timer().declarationId()).orElse(null);
    if (suspension == null || !Timer.Subject.ofSuspension(suspension.id(), suspension.licenceId(), suspension.declarationId()).text().equals(now.timer().subject())) {
      return Done.pointless("lifted-before");
    }
    now.desk().books().suspensions.put(suspension.id(), suspension.lifted(now.desk().now(), null, "The period ended without a decision."));
    now.desk().hasEffect();
    List<Hold> held = now.desk().books().holdsOf(suspension.declarationId()).stream().filter(hold -> hold.licenceId() == suspension.licenceId()).toList();
    now.tell("SuspensionLifted", "none", held, "The suspension of the export ended without a decision of the authority; the goods may be released.");
    return Done.acted("lifted");
  }
}
