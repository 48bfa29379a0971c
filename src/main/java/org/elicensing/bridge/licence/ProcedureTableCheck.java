package org.elicensing.bridge.licence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.elicensing.bridge.licence.ProcedureRule.Asked;

/**
 * Tries the table on every kind of use that its rows tell apart. A use without a row is a gap; a row that decides none of
 * them lies wholly under earlier ones. Both are findings, for somebody meant something else.
 */
final class ProcedureTableCheck {

  private static final int MOST_GAPS = 5;
  /** Stands for every code that no row names. */
  private static final String OTHER = "any other";

  private final List<ProcedureRule> rules;
  private final List<String> findings = new ArrayList<>();
  private final Map<Integer, ProcedureRule> above = new HashMap<>();
  private final Set<Integer> deciding = new TreeSet<>();
  private int gaps;

  private ProcedureTableCheck(List<ProcedureRule> rules) {
    this.rules = rules;
  }

  /** Each begins with the place in the file. */
  static List<String> findings(ProcedureTable table) {
    ProcedureTableCheck check = new ProcedureTableCheck(table.rules());
    check.tryAll();
    check.nameHidden();
    return check.findings;
  }

  private void tryAll() {
    for (String document : values(ProcedureRule::documents)) {
      for (LicenceType type : LicenceType.values()) {
        for (LicenceStatus status : LicenceStatus.values()) {
          for (String procedure : values(ProcedureRule::procedures)) {
            for (String declaration : values(ProcedureRule::declarationTypes)) {
              days().forEach(day -> tryOne(new Asked(document, type.name(), status.name(), procedure, declaration, day)));
            }
          }
        }
      }
    }
    if (gaps > MOST_GAPS) {
      findings.add(": " + (gaps - MOST_GAPS) + " more uses have no row.");
    }
  }

  private void tryOne(Asked asked) {
    ProcedureRule first = null;
    for (ProcedureRule rule : rules) {
      if (rule.fits(asked)) {
        if (first == null) {
          first = rule;
          deciding.add(rule.line());
        } else {
          above.putIfAbsent(rule.line(), first);
        }
      }
    }
    if (first == null && gaps++ < MOST_GAPS) {
      findings.add(": no row says what holds for document " + asked.document() + ", " + asked.type() + ", " + asked.status() + ", procedure " + asked.procedure()
          + ", declaration type " + asked.declarationType() + " on " + (asked.day().equals(LocalDate.MIN) ? "days before the first that is named" : asked.day()) + ".");
    }
  }

  private void nameHidden() {
    for (ProcedureRule rule : rules) {
      if (!deciding.contains(rule.line())) {
        findings.add(", line " + rule.line() + ": the row never decides; " + (above.containsKey(rule.line())
            ? "all it says lies under earlier rows, the first of them in line " + above.get(rule.line()).line() + "." : "it fits no use."));
      }
    }
  }

  private Set<String> values(Function<ProcedureRule, Set<String>> column) {
    Set<String> values = new TreeSet<>(Set.of(OTHER));
    rules.forEach(rule -> values.addAll(column.apply(rule)));
    return values;
  }

  /** One day of every stretch of days that the table tells apart. */
  private Set<LocalDate> days() {
    Set<LocalDate> days = new TreeSet<>(Set.of(LocalDate.MIN));
    for (ProcedureRule rule : rules) {
      if (rule.from() != null) {
        days.add(rule.from());
      }
      if (rule.to() != null) {
        days.add(rule.to().plusDays(1));
      }
    }
    return days;
  }
}
