package org.elicensing.bridge.customs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.elicensing.bridge.declaration.Codes;
import org.elicensing.bridge.declaration.DocumentUse;

/** From the used elements of an AES message, after its schema has been checked, to what they say. */
final class DeclarationTranslator {

  private static final String DOCUMENT = "SupportingDocument";

  private DeclarationTranslator() {}

  static DeclarationMessage translate(UsedNode message) {
    UsedNode shipment = message.first("GoodsShipment");
    SortedMap<Integer, UsedNode> items = itemsByNumber(shipment);
    String date = message.textAt("ExportOperation", "declarationAcceptanceDate");
    return new DeclarationMessage(
        message.element().name(),
        code(message, "messageSender"),
        Codes.trimmed(message.textAt("messageIdentification")),
        Codes.trimmed(message.textAt("ExportOperation", "LRN")),
        code(message, "ExportOperation", "MRN"),
        code(message, "Declarant", "identificationNumber"),
        code(message, "CustomsOfficeOfExport", "referenceNumber"),
        code(message, "ExportOperation", "additionalDeclarationType"),
        date == null ? null : LocalDate.parse(date),
        EventTime.of(message.textAt("preparationDateAndTime"), eventDay(message, date)),
        code(message, "Exporter", "identificationNumber"),
        flag(message, "Invalidation", "decision"),
        flag(message, "Invalidation", "initiatedByCustoms"),
        shipment != null,
        Collections.unmodifiableSet(items.keySet()),
        documents(shipment, items));
  }

  /** By number and not as they came: the order of goods items in a message means nothing. */
  private static SortedMap<Integer, UsedNode> itemsByNumber(UsedNode shipment) {
    SortedMap<Integer, UsedNode> items = new TreeMap<>();
    if (shipment != null) {
      shipment.all("GoodsItem").forEach(item -> items.put(number(item, "declarationGoodsItemNumber"), item));
    }
    return items;
  }

  private static List<DocumentUse> documents(UsedNode shipment, SortedMap<Integer, UsedNode> items) {
    if (shipment == null) {
      return List.of();
    }
    List<DocumentUse> uses = new ArrayList<>();
    String destination = code(shipment, "countryOfDestination");
    for (UsedNode document : shipment.all(DOCUMENT)) {
      uses.add(use(document, null, null, destination, null));
    }
    items.forEach((number, item) -> {
      String itemDestination = code(item, "countryOfDestination");
      String procedure = code(item, "Procedure", "requestedProcedure");
      String commodity = commodityCode(item);
      for (UsedNode document : item.all(DOCUMENT)) {
        uses.add(use(document, number, commodity, itemDestination == null ? destination : itemDestination, procedure));
      }
    });
    return List.copyOf(uses);
  }

  private static DocumentUse use(UsedNode document, Integer goodsItem, String commodity, String destination, String procedure) {
    return new DocumentUse(
        goodsItem,
        code(document, "type"),
        code(document, "referenceNumber"),
        number(document, "documentLineItemNumber"),
        commodity,
        destination,
        procedure,
        decimal(document, "quantity"),
        code(document, "measurementUnitAndQualifier"),
        decimal(document, "amount"),
        code(document, "currency"),
        new DocumentUse.AsWritten(sequence(document), written(document, "referenceNumber"), written(document, "measurementUnitAndQualifier"),
            written(document, "currency")));
  }

  private static String commodityCode(UsedNode item) {
    UsedNode commodity = item.first("Commodity");
    UsedNode parts = commodity == null ? null : commodity.first("CommodityCode");
    if (parts == null) {
      return null;
    }
    StringBuilder code = new StringBuilder();
    for (UsedElement part : parts.element().children()) {
      String digits = parts.textAt(part.name());
      code.append(digits == null ? "" : digits);
    }
    return Codes.normal(code.toString());
  }

  private static String code(UsedNode node, String... path) {
    return Codes.normal(node.textAt(path));
  }

  /** The day that the message is about, where it is about one. */
  private static String eventDay(UsedNode message, String acceptanceDate) {
    return switch (message.element().name()) {
      case "CC528C" -> acceptanceDate;
      case "CC529C" -> message.textAt("ExportOperation", "releaseDate");
      case "CC599C", "CC518C" -> message.textAt("ExportOperation", "exitDate");
      default -> null;
    };
  }

  private static Integer sequence(UsedNode document) {
    String text = document.textAt("sequenceNumber");
    return text == null || !text.matches("[0-9]{1,5}") ? null : Integer.valueOf(text);
  }

  private static String written(UsedNode node, String name) {
    return Codes.trimmed(node.textAt(name));
  }

  private static Integer number(UsedNode node, String name) {
    String text = node.textAt(name);
    return text == null ? null : Integer.valueOf(text);
  }

  private static BigDecimal decimal(UsedNode node, String name) {
    String text = node.textAt(name);
    return text == null ? null : new BigDecimal(text);
  }

  private static Boolean flag(UsedNode node, String... path) {
    String text = node.textAt(path);
    return text == null ? null : text.equals("1");
  }
}
