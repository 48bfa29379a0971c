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
import org.elicensing.bridge.ledger.Suspension;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.writer.Desk;
import org.elicensing.bridge.writer.Verdict;
import org.elicensing.bridge.writer.Work;

/** A person lifts a suspension before its time, because the authority decided. What is held stays held. */
record LiftSuspension(Received received, Subject subject, String licence, String mrn, String person, String reason) implements Work {

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
    Optional<Declaration> declaration = desk.declarations().find(declaration(), null);
    Optional<Suspension> standing = found == null || declaration.isEmpty() ? Optional.empty() : desk.books().suspension(found.id(), declaration.get().id());
    if (standing.isEmpty()) {
      return SuspensionPhrase.refused("settled", "not-suspended", "The export of " + mrn + " under " + licence + " is not suspended, or was resumed before.");
    }
    desk.about(declaration.get().id());
    Suspension lifted = standing.get().lifted(desk.now(), person, reason);
    desk.books().suspensions.put(lifted.id(), lifted);
    desk.hasEffect();
    desk.fact("rule", "lifted");
    long messageId = desk.messageId();
    Instant now = desk.now();
    String about = Timer.Subject.ofSuspension(lifted.id(), lifted.licenceId(), lifted.declarationId()).text();
    desk.errands().later(connection -> {
      for (Timer timer : TimerRows.of(connection, TimerKind.SUSPENSION, List.of(about))) {
        TimerRows.end(connection, timer, Timer.State.LIFTED, messageId, now, "lifted", person + ": " + reason);
      }
    });
    return SuspensionPhrase.answered(lifted, found, declaration.get());
  }
}
