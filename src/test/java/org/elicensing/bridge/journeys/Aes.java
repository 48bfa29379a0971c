package org.elicensing.bridge.journeys;

import java.util.UUID;

/** A message of an AES customs system, told piece by piece. */
final class Aes {

  static final String SENDER = "NECA.SE";
  static final String DECLARANT = "SE5590127788";
  static final String OFFICE = "SE003030";

  private final String type;
  private String sender = SENDER;
  private String identification = "SE" + UUID.randomUUID().toString().substring(0, 18);
  private String lrn = "";
  private String mrn = "";
  private String operation = "";
  private String office = OFFICE;
  private String declarant = "<Declarant><identificationNumber>" + DECLARANT + "</identificationNumber></Declarant>";
  private String exporter = "";
  private String decision = "";
  private String destination = "";
  private String goods = "";
  private boolean shipment;

  private Aes(String type) {
    this.type = type;
  }

  /** CC515C: the trader declares. */
  static Aes declaration(String lrn) {
    return new Aes("CC515C").lrn(lrn).additionalType("A");
  }

  /** CC528C: the office accepts and gives the declaration its MRN. */
  static Aes acceptance(String lrn, String mrn) {
    Aes message = new Aes("CC528C").lrn(lrn).mrn(mrn);
    message.operation += "<declarationAcceptanceDate>2026-10-05</declarationAcceptanceDate>";
    return message;
  }

  /** CC511C: pre-lodged goods were presented. */
  static Aes presentation(String lrn, String mrn) {
    return new Aes("CC511C").lrn(lrn).mrn(mrn);
  }

  /** Any message that names its declaration by MRN and says no more of it. */
  static Aes about(String type, String mrn) {
    return new Aes(type).mrn(mrn);
  }

  /** CC529C: released for export. */
  static Aes release(String mrn) {
    return new Aes("CC529C").mrn(mrn);
  }

  /** CC513C: the trader asks for an amendment. */
  static Aes amendment(String mrn) {
    return new Aes("CC513C").mrn(mrn);
  }

  /** CC504C: customs accepts the amendment. */
  static Aes amendmentAccepted(String mrn) {
    return new Aes("CC504C").mrn(mrn);
  }

  /** CC556C: customs rejects what was asked for. */
  static Aes rejection(String mrn) {
    return new Aes("CC556C").mrn(mrn);
  }

  /** CC599C: the goods left the Union. */
  static Aes exit(String mrn, String day) {
    Aes message = new Aes("CC599C").mrn(mrn);
    message.operation = "<exitDate>" + day + "</exitDate>";
    return message;
  }

  /** CC551C: not released. */
  static Aes noRelease(String mrn) {
    return new Aes("CC551C").mrn(mrn);
  }

  /** CC509C: decision on an invalidation. @param decision 1, 0, or null when none is stated */
  static Aes invalidation(String mrn, String decision, String byCustoms) {
    Aes message = new Aes("CC509C").mrn(mrn);
    message.decision = "<Invalidation>" + (decision == null ? "" : "<decision>" + decision + "</decision>") + "<initiatedByCustoms>" + byCustoms + "</initiatedByCustoms></Invalidation>";
    return message;
  }

  Aes identification(String id) {
    identification = id;
    return this;
  }

  private Aes lrn(String text) {
    lrn = "<LRN>" + text + "</LRN>";
    return this;
  }

  private Aes mrn(String text) {
    mrn = "<MRN>" + text + "</MRN>";
    return this;
  }

  Aes additionalType(String letter) {
    operation = "<additionalDeclarationType>" + letter + "</additionalDeclarationType>";
    return this;
  }

  Aes office(String number) {
    office = number;
    return this;
  }

  Aes exporter(String eori) {
    exporter = "<Exporter><identificationNumber>" + eori + "</identificationNumber></Exporter>";
    return this;
  }

  Aes to(String country) {
    destination = "<countryOfDestination>" + country + "</countryOfDestination>";
    return this;
  }

  /** A document at shipment level. */
  Aes document(String document) {
    shipment = true;
    goods = document + goods;
    return this;
  }

  /** A goods item of turbine parts with its documents. */
  Aes item(int number, String... documents) {
    shipment = true;
    goods += "<GoodsItem><declarationGoodsItemNumber>" + number + "</declarationGoodsItemNumber><Procedure><requestedProcedure>10</requestedProcedure><previousProcedure>00</previousProcedure></Procedure>"
        + "<Commodity><descriptionOfGoods>Turbine parts</descriptionOfGoods><CommodityCode><harmonizedSystemSubHeadingCode>841199</harmonizedSystemSubHeadingCode>"
        + "<combinedNomenclatureCode>00</combinedNomenclatureCode></CommodityCode><GoodsMeasure><netMass>77.7</netMass></GoodsMeasure></Commodity>" + String.join("", documents) + "</GoodsItem>";
    return this;
  }

  static String licence(String reference, int line, String kilograms) {
    return document("X060", reference, line, kilograms, kilograms == null ? null : "KGM", null, null);
  }

  static String document(String type, String reference, Integer line, String quantity, String unit, String amount, String currency) {
    return "<SupportingDocument><type>" + type + "</type><referenceNumber>" + reference + "</referenceNumber>" + element("documentLineItemNumber", line == null ? null : line.toString())
        + element("measurementUnitAndQualifier", unit) + element("quantity", quantity) + element("currency", currency) + element("amount", amount) + "</SupportingDocument>";
  }

  private static String element(String name, String text) {
    return text == null ? "" : "<" + name + ">" + text + "</" + name + ">";
  }

  @Override
  public String toString() {
    return "<aes:" + type + " xmlns:aes='http://ecs.dgtaxud.ec' PhaseID='AES-P1'><messageSender>" + sender + "</messageSender><messageRecipient>BRIDGE</messageRecipient>"
        + "<preparationDateAndTime>2026-10-05T09:00:00</preparationDateAndTime><messageIdentification>" + identification + "</messageIdentification><messageType>" + type + "</messageType>"
        + "<ExportOperation>" + lrn + mrn + operation + "</ExportOperation>" + decision
        + "<CustomsOfficeOfExport><referenceNumber>" + office + "</referenceNumber></CustomsOfficeOfExport>" + exporter + declarant
        + (shipment ? "<GoodsShipment><countryOfExport>SE</countryOfExport>" + destination + goods + "</GoodsShipment>" : "") + "</aes:" + type + ">";
  }
}
