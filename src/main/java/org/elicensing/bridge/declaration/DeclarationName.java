package org.elicensing.bridge.declaration;

/**
 * How a message names a declaration: by MRN, by LRN and declarant, or by both, which binds them.
 *
 * @param mrn normalised, or null
 * @param lrn in its own case, or null
 * @param declarant EORI, normalised; empty when the message names none
 */
public record DeclarationName(String mrn, String lrn, String declarant) {

  public DeclarationName {
    declarant = declarant == null ? "" : declarant;
  }

  /** Stands before an office where a declarant would: no EORI begins with it. */
  private static final String AT = "@";

  /** An LRN without its declarant is a name only at the office that it was given to. */
  public DeclarationName at(String office) {
    return lrn == null || !declarant.isEmpty() ? this : new DeclarationName(mrn, lrn, AT + (office == null ? "" : office));
  }

  /** Whether the declarant of an LRN is not known, only the office. */
  public static boolean unknown(String declarant) {
    return declarant == null || declarant.isEmpty() || declarant.startsWith(AT);
  }

  public static DeclarationName ofMrn(String mrn) {
    return new DeclarationName(mrn, null, "");
  }

  public static DeclarationName ofLrn(String lrn, String declarant) {
    return new DeclarationName(null, lrn, declarant);
  }
}
