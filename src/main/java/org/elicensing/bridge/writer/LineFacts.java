package org.elicensing.bridge.writer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elicensing.bridge.ledger.Balance;
import org.elicensing.bridge.ledger.Books;
import org.elicensing.bridge.ledger.Entry;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.Measure;

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
    Balance after = line.balance(measure);
    boolean quantity = measure == Measure.QUANTITY;
    long authorised = entries.stream().mapToLong(entry -> quantity ? entry.quantityAuthorised() : entry.valueAuthorised()).sum();
    long reserved = entries.stream().mapToLong(entry -> quantity ? entry.quantityReserved() : entry.valueReserved()).sum();
    long consumed = entries.stream().mapToLong(entry -> quantity ? entry.quantityConsumed() : entry.valueConsumed()).sum();
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("unit", line.unitOf(measure));
    fact.put("before", numbers(measure, after.authorised() - authorised, after.reserved() - reserved, after.consumed() - consumed));
    fact.put("after", numbers(measure, after.authorised(), after.reserved(), after.consumed()));
    return fact;
  }

  private static Map<String, Object> numbers(Measure measure, long authorised, long reserved, long consumed) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("available", measure.text(authorised - reserved - consumed));
    numbers.put("reserved", measure.text(reserved));
    numbers.put("consumed", measure.text(consumed));
    return numbers;
  }
}
