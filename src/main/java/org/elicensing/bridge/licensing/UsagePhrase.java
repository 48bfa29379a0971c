package org.elicensing.bridge.licensing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.elicensing.bridge.ledger.Entry;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.Measure;
import org.elicensing.bridge.ledger.Occasion;
import org.elicensing.bridge.ledger.Tally;

/** The words for one use of a line, the same whether it is told or asked for, and whichever Member State it happened in. */
final class UsagePhrase {

  private final Map<String, Object> use = new LinkedHashMap<>();

  UsagePhrase with(String name, Object value) {
    use.put(name, value);
    return this;
  }

  /** A declaration is named by its MRN once it has one. */
  UsagePhrase declaration(String mrn, String lrn, int goodsItem) {
    use.put("mrn", mrn);
    use.put("lrn", mrn == null ? lrn : null);
    use.put("goodsItemNumber", goodsItem == 0 ? null : goodsItem);
    return this;
  }

  UsagePhrase office(String office) {
    use.put("customsOffice", office);
    use.put("memberState", office == null || office.length() < 2 ? null : office.substring(0, 2));
    return this;
  }

  /** When the bridge recorded it, and when it happened as whoever told of it states. */
  UsagePhrase when(Instant recorded, Instant effective) {
    use.put("at", recorded.truncatedTo(ChronoUnit.MILLIS).toString());
    use.put("effectiveAt", effective.truncatedTo(ChronoUnit.MILLIS).toString());
    return this;
  }

  UsagePhrase when(Occasion occasion) {
    return when(occasion.recordedAt(), occasion.effectiveAt());
  }

  /** By how much the entry changed each measure that the line is limited in, and what it left. */
  UsagePhrase differences(Line line, Entry entry) {
    for (Measure measure : Measure.values()) {
      if (line.limitedIn(measure)) {
        Map<String, Object> tree = unit(line, measure);
        if (entry.in(measure).authorised() != 0) {
          tree.put("authorised", measure.decimal(entry.in(measure).authorised()));
        }
        tree.put("reserved", measure.decimal(entry.in(measure).reserved()));
        tree.put("consumed", measure.decimal(entry.in(measure).consumed()));
        left(tree, measure, entry.after(measure));
        use.put(name(measure), tree);
      }
    }
    return this;
  }

  /** What stands on the line, in its own units. */
  UsagePhrase standing(Line line, Tally quantity, Tally value) {
    for (Measure measure : Measure.values()) {
      if (line.limitedIn(measure)) {
        Tally tally = measure == Measure.QUANTITY ? quantity : value;
        Map<String, Object> tree = unit(line, measure);
        tree.put("reserved", measure.decimal(tally.reserved()));
        tree.put("consumed", measure.decimal(tally.consumed()));
        use.put(name(measure), tree);
      }
    }
    return this;
  }

  Map<String, Object> tree() {
    return use;
  }

  /** Balances of the line as they were after some entry. */
  static Map<String, Object> line(Line line, Entry last) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("lineNumber", line.number());
    for (Measure measure : Measure.values()) {
      if (line.limitedIn(measure)) {
        Map<String, Object> balance = unit(line, measure);
        balance.put("authorised", measure.decimal(last.after(measure).authorised()));
        left(balance, measure, last.after(measure));
        balance.put("reserved", measure.decimal(last.after(measure).reserved()));
        balance.put("consumed", measure.decimal(last.after(measure).consumed()));
        tree.put(name(measure), balance);
      }
    }
    return tree;
  }

  private static Map<String, Object> unit(Line line, Measure measure) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(measure == Measure.QUANTITY ? "unit" : "currency", line.unitOf(measure));
    return tree;
  }

  /** Available is below zero only after an officer's intervention (Art 8), and then shown as overdrawn. */
  private static void left(Map<String, Object> tree, Measure measure, Tally after) {
    tree.put("available", measure.decimal(Math.max(0, after.available())));
    if (after.available() < 0) {
      tree.put("overdrawn", measure.decimal(-after.available()));
    }
  }

  private static String name(Measure measure) {
    return measure == Measure.QUANTITY ? "quantity" : "value";
  }
}
