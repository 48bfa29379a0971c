package org.elicensing.bridge.timers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.ledger.RefusalReason;
import org.elicensing.bridge.ledger.Suspension;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.writer.Desk;
import org.elicensing.bridge.writer.Verdict;
import org.elicensing.bridge.writer.Work;

/**
 * An office suspends the export of one declaration under one licence (Art 21(3)-(4) of Regulation (EU) 2021/821). The same again
 * changes nothing; asked for as exceptional it is extended to the longer period, counted from its beginning.
 */
record SuspendExport(Received received, Subject subject, String licence, String mrn, String person, String reason, boolean exceptional, Periods periods) implements Work {

  @Override
  public DeclarationName declaration() {
    return DeclarationName.ofMrn(mrn);
  }

  @Override
  public Set<String> licences(Function<DeclarationName, Declaration> known) {
    return Set.of(licence);
  }

  @Override
  public Verdict decide(Desk desk) {
    Licence found = desk.books().licence(licence);
    if (found == null) {
      return SuspensionPhrase.refused(RefusalReason.NO_SUCH_LICENCE.code(), "no-such-licence", "There is no licence " + licence + ".");
    }
    // The declaration may come later: it is known by its MRN from now on, so that its reservation meets the suspension.
    Declaration declaration = desk.bind(declaration(), null);
    Optional<Suspension> standing = desk.books().suspension(found.id(), declaration.id());
    if (standing.isPresent() && (!exceptional || standing.get().exceptional())) {
      desk.fact("rule", "suspended before");
      return SuspensionPhrase.answered(standing.get(), found, declaration);
    }
    Suspension suspension = standing.isPresent()
        ? standing.get().until(periods.suspendedUntil(standing.get().since(), true), true)
        : new Suspension(desk.nextId(), found.id(), declaration.id(), desk.now(), periods.suspendedUntil(desk.now(), exceptional), exceptional, person, reason, null, desk.messageId(), 0);
    desk.books().suspensions.put(suspension.id(), suspension);
    desk.hasEffect();
    desk.fact("rule", standing.isPresent() ? "extended" : "suspended");
    watch(desk, suspension);
    return SuspensionPhrase.answered(suspension, found, declaration);
  }

  private static void watch(Desk desk, Suspension suspension) {
    Timer.Subject about = Timer.Subject.ofSuspension(suspension.id(), suspension.licenceId(), suspension.declarationId());
    Timer fresh = Timer.fresh(desk.nextId(), TimerKind.SUSPENSION, about, suspension.until(), suspension.since(), desk.messageId());
    Instant due = suspension.until();
    desk.errands().later(connection -> {
      List<Timer> known = TimerRows.of(connection, TimerKind.SUSPENSION, List.of(about.text()));
      if (known.isEmpty()) {
        TimerRows.insert(connection, List.of(fresh));
      } else {
        TimerRows.reopen(connection, known.get(0), due, suspension.since(), fresh.madeBy());
      }
    });
  }
}
