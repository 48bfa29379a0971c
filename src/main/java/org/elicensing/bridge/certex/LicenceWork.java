package org.elicensing.bridge.certex;

import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.declaration.Mrn;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.writer.Desk;
import org.elicensing.bridge.writer.Work;

/** A request of the single-window service that moves quantities: one declaration on one licence. */
interface LicenceWork extends Work {

  /** The request, understood. */
  Asked asked();

  /** What every such request names. */
  interface Asked {
    Subject subject();

    String licence();

    DeclarationName declaration();

    /** When it was sent, by its sender's clock; null where that is no time. */
    Instant sent();
  }

  @Override
  default Subject subject() {
    return asked().subject();
  }

  @Override
  default String identificationPath() {
    return CertexCall.IDENTIFICATION;
  }

  @Override
  default Instant happenedAt() {
    return asked().sent();
  }

  @Override
  default DeclarationName declaration() {
    return asked().declaration();
  }

  @Override
  default Set<String> licences(Function<DeclarationName, Declaration> known) {
    return Set.of(asked().licence());
  }

  /** An MRN whose check digit is wrong is flagged, never refused. */
  default void flagMrn(Desk desk) {
    String mrn = asked().declaration().mrn();
    if (mrn != null && !Mrn.checkDigitHolds(mrn)) {
      desk.fact("mrn-check-digit", "The check digit of " + mrn + " is wrong.");
    }
  }
}
