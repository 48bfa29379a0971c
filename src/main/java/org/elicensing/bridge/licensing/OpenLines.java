package org.elicensing.bridge.licensing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.Measure;
import org.elicensing.bridge.ledger.OpenTotal;

/** Shows a licensing system what its open lines were used for. */
final class OpenLines {

  private OpenLines() {}

  /** The line with its balances where it has limits, with its totals where it has none. */
  static Map<String, Object> tree(Line line, List<OpenTotal> totals) {
    Map<String, Object> tree = Acknowledgement.line(line);
    List<Map<String, Object>> own = totals.stream().filter(total -> total.lineId() == line.id()).map(OpenLines::total).toList();
    if (!own.isEmpty()) {
      tree.put("totals", own);
    }
    return tree;
  }

  private static Map<String, Object> total(OpenTotal total) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(total.measure() == Measure.QUANTITY ? "unit" : "currency", total.unit());
    tree.put("reserved", total.reserved());
    tree.put("consumed", total.consumed());
    return tree;
  }
}
