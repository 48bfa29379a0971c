package org.elicensing.bridge.timers;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.declaration.Codes;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Reference;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.writer.Work;

/** What people do to timers and suspensions, as works for the writer. */
public final class TimersByHand {

  private final Database database;
  private final Periods periods;

  public TimersByHand(Database database, Periods periods) {
    this.database = database;
    this.periods = periods;
  }

  public Periods periods() {
    return periods;
  }

  /** Empty when there is no such timer. */
  public Optional<Work> postpone(Received received, long timerId, Instant until, String person, String reason) {
    return database.read(connection -> OnTimer.Names.of(connection, timerId)).map(names -> new PostponeTimer(received, new Subject("PostponeTimer", person, Reference.of(timerId), null, null,
        names.declaration() == null ? null : names.declaration().mrn(), names.declaration() == null ? null : names.declaration().lrn(), null,
        names.licence() == null ? Set.of() : Set.of(names.licence())), names, until, person, reason));
  }

  public Work suspend(Received received, String licence, String mrn, String person, String reason, boolean exceptional) {
    String reference = Codes.normal(licence);
    String declaration = Codes.normal(mrn);
    return new SuspendExport(received, subject("SuspendExport", person, reference, declaration), reference, declaration, person, reason, exceptional, periods);
  }

  public Work lift(Received received, String licence, String mrn, String person, String reason) {
    String reference = Codes.normal(licence);
    String declaration = Codes.normal(mrn);
    return new LiftSuspension(received, subject("LiftSuspension", person, reference, declaration), reference, declaration, person, reason);
  }

  private static Subject subject(String kind, String person, String licence, String mrn) {
    return new Subject(kind, person, null, null, null, mrn, null, null, Set.of(licence));
  }
}
