package org.elicensing.bridge.licensing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elicensing.bridge.ledger.Balance;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.Measure;
import org.elicensing.bridge.reading.Finding;

/**
 * What the licensing system is told of one licence.
 *
 * @param outcome created, updated, unchanged or refused
 * @param version null when refused before there was one
 * @param findings empty unless refused
 */
public record Acknowledgement(String reference, Long version, String outcome, List<Line> lines, List<Finding> findings) {

  static final String NAMESPACE = "urn:elicensing-bridge:licence-acknowledgement:v1";

  static Acknowledgement refused(String reference, Long version, List<Line> lines, List<Finding> findings) {
    return new Acknowledgement(reference, version, "refused", lines, findings);
  }

  boolean accepted() {
    return !outcome.equals("refused");
  }

  /** As a tree of names and values, for either syntax. */
  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("reference", reference);
    tree.put("version", version);
    tree.put("outcome", outcome);
    tree.put("lines", lines.stream().map(Acknowledgement::line).toList());
    if (!findings.isEmpty()) {
      tree.put("findings", findings(findings));
    }
    return tree;
  }

  static Map<String, Object> line(Line line) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("lineNumber", line.number());
    for (Measure measure : Measure.values()) {
      if (line.limitedIn(measure)) {
        tree.put(measure == Measure.QUANTITY ? "quantity" : "value", balance(line, measure));
      }
    }
    return tree;
  }

  private static Map<String, Object> balance(Line line, Measure measure) {
    Balance balance = line.balance(measure);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(measure == Measure.QUANTITY ? "unit" : "currency", line.unitOf(measure));
    tree.put("authorised", measure.decimal(balance.authorised()));
    tree.put("available", measure.decimal(balance.available()));
    tree.put("reserved", measure.decimal(balance.reserved()));
    tree.put("consumed", measure.decimal(balance.consumed()));
    return tree;
  }

  public static List<Map<String, Object>> findings(List<Finding> findings) {
    List<Map<String, Object>> trees = new ArrayList<>();
    for (Finding finding : findings) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("path", finding.path());
      tree.put("code", finding.code());
      tree.put("sentence", finding.sentence());
      trees.add(tree);
    }
    return trees;
  }
}
