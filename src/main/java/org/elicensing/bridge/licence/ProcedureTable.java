package org.elicensing.bridge.licence;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elicensing.bridge.licence.ProcedureRule.Asked;
import org.elicensing.bridge.licence.Usability.Use;

/**
 * Which document serves which procedure, and whether its quantities are managed there (Art 1 of Implementing Regulation
 * (EU) 2024/2145). The rules tables of its Annex I are not public, so the rows are configuration; the first that fits decides.
 *
 * @param version as its file states it
 */
public record ProcedureTable(String version, List<ProcedureRule> rules) {

  /** Allows everything that the licence itself allows, and counts what its lines limit. */
  public static final ProcedureTable OPEN = new ProcedureTable("open",
      List.of(new ProcedureRule(0, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), true, ManagedBy.BOTH, null, null)));

  public ProcedureTable {
    rules = List.copyOf(rules);
  }

  /** A sentence that says why the licence may not be used so, by its own terms or by the table; empty when it may. */
  public Optional<String> objection(Licence licence, Use use) {
    return Usability.objection(licence, use).or(() -> rule(licence, use).filter(ProcedureRule::usable).isPresent() ? Optional.empty() : Optional.of(sentence(licence, use)));
  }

  /** What is counted of the use; general authorisations are never counted, whatever a row says. */
  public ManagedBy managedBy(Licence licence, Use use) {
    return licence.type().managed() ? rule(licence, use).map(ProcedureRule::managed).orElse(ManagedBy.BOTH) : ManagedBy.NOT;
  }

  /**
   * What is not given is not compared: the row that fits whatever it is decides, unless it does not allow the use; then one
   * before it does that would, for the use may be meant.
   */
  private Optional<ProcedureRule> rule(Licence licence, Use use) {
    Asked asked = new Asked(document(licence, use), licence.type().name(), licence.status().name(), use.procedure(), use.declarationType(), use.day());
    ProcedureRule allowing = null;
    for (ProcedureRule rule : rules) {
      if (rule.fitsWhatever(asked)) {
        return Optional.of(rule.usable() || allowing == null ? rule : allowing);
      }
      if (allowing == null && rule.usable() && rule.fits(asked)) {
        allowing = rule;
      }
    }
    return Optional.ofNullable(allowing);
  }

  /** X002 stands for every kind, so the other name of the document tells which it is. */
  private static String document(Licence licence, Use use) {
    return Usability.ANY_DOCUMENT.equals(licence.documentType()) && use.documentType() != null ? use.documentType() : licence.documentType();
  }

  private String sentence(Licence licence, Use use) {
    return "A document of type " + document(licence, use) + " (" + licence.type() + ", " + licence.status() + ") does not serve "
        + (use.procedure() == null ? "this use" : "procedure " + use.procedure())
        + (use.declarationType() == null ? "" : " in a declaration of type " + use.declarationType()) + ", by version " + version + " of the table of procedures.";
  }
}
