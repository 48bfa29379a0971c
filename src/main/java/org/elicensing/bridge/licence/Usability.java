package org.elicensing.bridge.licence;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Whether a licence may be used by its own terms: the rules behind reason 04, in a row. {@link ProcedureTable} knows the rest of them. */
public final class Usability {

  /** Document code on licences from before September 2021; it stands for every kind. */
  static final String ANY_DOCUMENT = "X002";

  /**
   * The use that is asked about; what is null is not compared.
   *
   * @param day the day of acceptance of the declaration
   * @param declarationType additional declaration type, DE 11 02
   */
  public record Use(LocalDate day, String documentType, String procedure, String declarationType) {

    /** A use of which the type of declaration is not known. */
    public Use(LocalDate day, String documentType, String procedure) {
      this(day, documentType, procedure, null);
    }
  }

  private static final List<BiFunction<Licence, Use, Optional<String>>> RULES = List.of(
      Usability::status, Usability::recordAccepted, Usability::begun, Usability::notExpired, Usability::document, Usability::procedure);

  private Usability() {}

  /** A sentence that says why not, or empty when the licence may be used. */
  public static Optional<String> objection(Licence licence, Use use) {
    return RULES.stream().map(rule -> rule.apply(licence, use)).flatMap(Optional::stream).findFirst();
  }

  private static Optional<String> status(Licence licence, Use use) {
    return unless(licence.status().usable(), "The licence is " + licence.status().name().toLowerCase(java.util.Locale.ROOT) + ".");
  }

  private static Optional<String> recordAccepted(Licence licence, Use use) {
    return unless(!licence.heldBack(), "The last record of the licence was not acceptable; its licensing system must send a valid one.");
  }

  private static Optional<String> begun(Licence licence, Use use) {
    return unless(!use.day().isBefore(licence.validFrom()), "The licence is valid from " + licence.validFrom() + ", not on " + use.day() + ".");
  }

  private static Optional<String> notExpired(Licence licence, Use use) {
    return unless(!licence.expiredOn(use.day()), "The licence expired on " + licence.expiryDate() + ", before " + use.day() + ".");
  }

  private static Optional<String> document(Licence licence, Use use) {
    String declared = use.documentType();
    boolean fits = declared == null || declared.equals(licence.documentType())
        || declared.equals(ANY_DOCUMENT) || ANY_DOCUMENT.equals(licence.documentType());
    return unless(fits, "The licence is a document of type " + licence.documentType() + ", not " + declared + ".");
  }

  private static Optional<String> procedure(Licence licence, Use use) {
    return unless(licence.allowsProcedure(use.procedure()), "The licence does not cover procedure " + use.procedure() + ".");
  }

  private static Optional<String> unless(boolean holds, String objection) {
    return holds ? Optional.empty() : Optional.of(objection);
  }
}
