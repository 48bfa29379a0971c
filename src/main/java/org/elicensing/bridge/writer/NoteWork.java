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
 * @param replay whether it stands in the journal already
 */
public record NoteWork(Received received, Subject subject, String outcome, String code, Reply reply, Map<String, Object> facts, Parking parking, Errands.Errand errand,
    List<Outgoing> outgoing, boolean replay)
    implements Work {

  /** A message that is new. */
  public NoteWork(Received received, Subject subject, String outcome, String code, Reply reply, Map<String, Object> facts, Parking parking, Errands.Errand errand,
      List<Outgoing> outgoing) {
    this(received, subject, outcome, code, reply, facts, parking, errand, outgoing, false);
  }

  /** The same for a message that stands in the journal already and is answered anew. */
  public NoteWork again() {
    return new NoteWork(received, subject, outcome, code, reply, facts, parking, errand, outgoing, true);
  }

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
