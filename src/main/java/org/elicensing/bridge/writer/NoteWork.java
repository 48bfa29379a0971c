package org.elicensing.bridge.writer;

import java.util.List;
import java.util.Map;
import org.elicensing.bridge.journal.JournalEntry.Parking;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.journal.Subject;

/**
 * A message that moves nothing and only goes into the journal: an answered check, or one that was turned away.
 *
 * @param outcome noted, rejected or failed
 * @param parking null unless a human is needed
 * @param outgoing what leaves because of it
 * @param errand something else that belongs to the same commit, or null
 */
public record NoteWork(Received received, Subject subject, String outcome, String code, Reply reply, Map<String, Object> facts, Parking parking, Errands.Errand errand,
    List<Outgoing> outgoing)
    implements Work {

  @Override
  public Verdict decide(Desk desk) {
    facts.forEach(desk::fact);
    if (parking != null) {
      desk.park(parking.cause(), parking.sentence());
    }
    outgoing.forEach(desk::send);
    if (errand != null) {
      desk.errands().later(errand);
    }
    return new Verdict(outcome, code, reply, null);
  }
}
