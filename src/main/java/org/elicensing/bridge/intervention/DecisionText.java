package org.elicensing.bridge.intervention;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.ledger.InterveneQuantity;
import org.elicensing.bridge.ledger.ReleasedItem;
import org.elicensing.bridge.reading.Json;

/** How a decision is kept until a second person agrees: as text, so that it does not depend on the bytes of its message. */
public final class DecisionText {

  private DecisionText() {}

  static String write(OfficerDecision decision) {
    return Json.text(tree(decision));
  }

  /** As a tree of names and values, also for people who are to decide about it. */
  public static Map<String, Object> tree(OfficerDecision decision) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("decision", decision.verb().name().toLowerCase(java.util.Locale.ROOT));
    tree.put("licence", decision.licence());
    tree.put("licenceAsWritten", decision.written());
    tree.put("mrn", decision.declaration().mrn());
    tree.put("lrn", decision.declaration().lrn());
    tree.put("declarant", decision.declaration().declarant());
    tree.put("office", decision.office());
    tree.put("items", decision.items().stream().map(DecisionText::item).toList());
    tree.put("officer", decision.officer());
    tree.put("reason", decision.reason());
    tree.put("legalBasis", decision.legalBasis());
    tree.put("document", decision.document());
    return tree;
  }

  private static Map<String, Object> item(ReleasedItem item) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("goodsItem", item.goodsItem());
    tree.put("line", item.line());
    tree.put("quantity", plain(item.quantity()));
    tree.put("unit", item.unit());
    tree.put("amount", plain(item.amount()));
    tree.put("currency", item.currency());
    return tree;
  }

  static OfficerDecision read(String text) {
    JsonNode tree = Json.own(text);
    List<ReleasedItem> items = new ArrayList<>();
    tree.get("items").forEach(item -> items.add(new ReleasedItem(item.get("goodsItem").asInt(), item.get("line").isNull() ? null : Integer.valueOf(item.get("line").asInt()),
        decimal(item.get("quantity")), item.get("unit").textValue(), decimal(item.get("amount")), item.get("currency").textValue())));
    InterveneQuantity.Verb verb = Arrays.stream(InterveneQuantity.Verb.values()).filter(each -> each.name().equalsIgnoreCase(tree.get("decision").asText())).findFirst().orElseThrow();
    return new OfficerDecision(tree.get("licence").asText(), tree.get("licenceAsWritten").asText(),
        new DeclarationName(tree.get("mrn").textValue(), tree.get("lrn").textValue(), tree.get("declarant").textValue()), tree.get("office").asText(), verb, items,
        tree.get("officer").asText(), tree.get("reason").asText(), tree.get("legalBasis").asText(), tree.get("document").asText());
  }

  private static String plain(BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }

  private static BigDecimal decimal(JsonNode number) {
    return number.isNull() ? null : new BigDecimal(number.asText());
  }
}
