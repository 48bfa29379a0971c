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

  public static DeclarationName ofMrn(String mrn) {
    return new DeclarationName(mrn, null, "");
  }

  public static DeclarationName ofLrn(String lrn, String declarant) {
    return new DeclarationName(null, lrn, declarant);
  }
}
