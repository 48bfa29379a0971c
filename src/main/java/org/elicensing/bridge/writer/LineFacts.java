package org.elicensing.bridge.writer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elicensing.bridge.ledger.Books;
import org.elicensing.bridge.ledger.Entry;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.Measure;
import org.elicensing.bridge.ledger.Tally;

/** Balances of the lines that a message moved, before and after it: the part of its decision that numbers tell. */
final class LineFacts {

  private LineFacts() {}

  static List<Map<String, Object>> of(Books books, List<Entry> moved) {
    Map<Long, List<Entry>> perLine = new LinkedHashMap<>();
    moved.forEach(entry -> perLine.computeIfAbsent(entry.lineId(), id -> new ArrayList<>()).add(entry));
    List<Map<String, Object>> facts = new ArrayList<>();
    perLine.forEach((id, entries) -> facts.add(line(books, books.lines.get(id), entries)));
    return facts;
  }

  private static Map<String, Object> line(Books books, Line line, List<Entry> entries) {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("licence", books.licences.get(line.licenceId()).reference());
    fact.put("line", line.number());
    for (Measure measure : Measure.values()) {
      if (line.limitedIn(measure)) {
        fact.put(measure == Measure.QUANTITY ? "quantity" : "value", measure(line, measure, entries));
      }
    }
    return fact;
  }

  private static Map<String, Object> measure(Line line, Measure measure, List<Entry> entries) {
    Tally after = entries.get(entries.size() - 1).after(measure);
    Entry first = entries.get(0);
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("unit", line.unitOf(measure));
    fact.put("before", numbers(measure, first.after(measure).minus(first.in(measure))));
    fact.put("after", numbers(measure, after));
    return fact;
  }

  private static Map<String, Object> numbers(Measure measure, Tally tally) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("available", measure.text(tally.available()));
    numbers.put("reserved", measure.text(tally.reserved()));
    numbers.put("consumed", measure.text(tally.consumed()));
    return numbers;
  }
}
