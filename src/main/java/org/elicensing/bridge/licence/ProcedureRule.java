package org.elicensing.bridge.licence;

import java.time.LocalDate;
import java.util.Set;

/**
 * One row of the decision table: for which uses a licence may be used, and what is counted of them.
 *
 * @param line where it stands in its file
 * @param documents document codes, DE 12 03 002; an empty set in any column stands for all
 * @param types of licence
 * @param statuses that the authority states
 * @param procedures requested procedures, DE 11 09 001
 * @param declarationTypes additional declaration types, DE 11 02
 * @param from first day it holds, or null
 * @param to last day it holds, or null
 */
public record ProcedureRule(int line, Set<String> documents, Set<String> types, Set<String> statuses, Set<String> procedures, Set<String> declarationTypes,
    boolean usable, ManagedBy managed, LocalDate from, LocalDate to) {

  /** A use as the table sees it; null is not known and so may be anything. */
  record Asked(String document, String type, String status, String procedure, String declarationType, LocalDate day) {}

  boolean fits(Asked asked) {
    return has(documents, asked.document()) && has(types, asked.type()) && has(statuses, asked.status()) && has(procedures, asked.procedure())
        && has(declarationTypes, asked.declarationType()) && holdsOn(asked.day());
  }

  /** Whether it fits whatever the things are that are not known. */
  boolean fitsWhatever(Asked asked) {
    return fits(asked) && (asked.procedure() != null || procedures.isEmpty()) && (asked.declarationType() != null || declarationTypes.isEmpty());
  }

  private static boolean has(Set<String> some, String asked) {
    return some.isEmpty() || asked == null || some.contains(asked);
  }

  private boolean holdsOn(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }
}
