package org.elicensing.bridge.timers;

import java.time.Instant;

/**
 * Something that happens at its time unless it is lifted before.
 *
 * @param subject what it is about, one timer of each kind for each
 * @param due when it acts
 * @param since when what it watches began
 * @param licenceId, declarationId null where it is about none
 * @param madeBy the message behind it
 * @param endedBy the message that made it act, lifted or postponed it last, or null
 * @param outcome what became of it in a word, or null while it is alive
 * @param note what a person wrote, or why it ended
 * @param revision grows with every change of the row
 */
public record Timer(long id, TimerKind kind, String subject, State state, Instant due, Instant since, Long licenceId, Long declarationId, long madeBy, Long endedBy,
    Instant endedAt, String outcome, String note, long revision) {

  /** Where it stands. */
  public enum State {
    OPEN, POSTPONED, ACTED, LIFTED;

    public boolean alive() {
      return this == OPEN || this == POSTPONED;
    }
  }

  /** A timer that is new. */
  static Timer fresh(long id, TimerKind kind, Subject subject, Instant due, Instant since, long madeBy) {
    return new Timer(id, kind, subject.text(), State.OPEN, due, since, subject.licenceId(), subject.declarationId(), madeBy, null, null, null, null, 0);
  }

  /** What a timer is about. */
  public record Subject(String text, Long licenceId, Long declarationId) {

    static Subject ofDeclaration(long declarationId) {
      return new Subject("declaration/" + declarationId, null, declarationId);
    }

    static Subject ofPosition(long licenceId, long declarationId) {
      return new Subject("declaration/" + declarationId + "/licence/" + licenceId, licenceId, declarationId);
    }

    static Subject ofLicence(long licenceId) {
      return new Subject("licence/" + licenceId, licenceId, null);
    }

    static Subject ofSuspension(long id, long licenceId, long declarationId) {
      return new Subject("suspension/" + id, licenceId, declarationId);
    }
  }

  public boolean dueAt(Instant now) {
    return state.alive() && !due.isAfter(now);
  }
}
