package org.elicensing.bridge.customs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which elements are used of which message; whatever is not named here is passed over. */
final class AesElements {

  private static final List<String> NAMES = List.of(
      "messageSender", "preparationDateAndTime", "messageIdentification", "messageType", "ExportOperation/LRN");
  /** Not of CC515C: the MRN is given at acceptance, so a trader's declaration cannot claim one. */
  private static final List<String> ACCEPTED_NAME = List.of("ExportOperation/MRN");
  private static final List<String> OPERATION = List.of(
      "ExportOperation/additionalDeclarationType", "ExportOperation/declarationAcceptanceDate", "ExportOperation/releaseDate", "ExportOperation/exitDate");
  private static final List<String> INVALIDATION = List.of("Invalidation/decision", "Invalidation/initiatedByCustoms");
  private static final List<String> PARTIES = List.of(
      "CustomsOfficeOfExport/referenceNumber", "Exporter/identificationNumber", "Declarant/identificationNumber");
  private static final List<String> DOCUMENT = List.of(
      "sequenceNumber", "type", "referenceNumber", "documentLineItemNumber", "measurementUnitAndQualifier", "quantity", "currency", "amount");
  private static final List<String> ITEM = List.of(
      "declarationGoodsItemNumber",
      "countryOfDestination",
      "Procedure/requestedProcedure",
      "Commodity/CommodityCode/harmonizedSystemSubHeadingCode",
      "Commodity/CommodityCode/combinedNomenclatureCode",
      "Commodity/CommodityCode/taricCode");
  private static final List<String> GOODS = Stream.of(
      Stream.of("GoodsShipment/countryOfDestination"),
      DOCUMENT.stream().map("GoodsShipment/SupportingDocument/"::concat),
      ITEM.stream().map("GoodsShipment/GoodsItem/"::concat),
      DOCUMENT.stream().map("GoodsShipment/GoodsItem/SupportingDocument/"::concat)).flatMap(s -> s).toList();

  private static final Map<String, UsedElement> MESSAGES = new HashMap<>();

  static {
    use(List.of("CC515C"), NAMES, OPERATION, PARTIES, GOODS);
    use(List.of("CC513C", "CC504C", "CC529C", "CC599C", "CC518C"), NAMES, ACCEPTED_NAME, OPERATION, PARTIES, GOODS);
    use(List.of("CC509C"), NAMES, ACCEPTED_NAME, OPERATION, INVALIDATION, PARTIES);
    use(List.of("CC528C", "CC511C", "CC551C", "CC514C", "CC556C", "CC560C", "CC582C", "CC583C"),
        NAMES, ACCEPTED_NAME, OPERATION, PARTIES);
  }

  private AesElements() {}

  @SafeVarargs
  private static void use(List<String> messageTypes, List<String>... paths) {
    List<String> all = Stream.of(paths).flatMap(List::stream).toList();
    messageTypes.forEach(type -> MESSAGES.put(type, UsedElement.of(type, all)));
  }

  /** What is used of a message, or null when the bridge does not read that message. */
  static UsedElement of(String messageType) {
    return MESSAGES.get(messageType);
  }
}
