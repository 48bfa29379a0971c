package org.elicensing.bridge.proof;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.elicensing.bridge.proof.Model.MLine;
import org.elicensing.bridge.proof.Step.Kind;

/** The steps of one history as the messages that partners send, with names that no other history uses. */
final class Words {

  static final LocalDate FIRST_DAY = LocalDate.of(2026, 6, 1);
  private static final String OFFICE = "SE003030";
  private static final String DECLARANT = "SE5590127788";

  private final String name;
  private final int number;

  Words(int number) {
    this.number = number;
    this.name = "P" + number;
  }

  String licence(int licence) {
    return name + "-L" + licence;
  }

  /** A name as the model says it. */
  String unnamed(String text) {
    return text.startsWith(name + "-") ? text.substring(name.length() + 1) : text;
  }

  String mrn(int declaration) {
    return declaration < 10 ? "26SE" + "%010d".formatted(number) + "D" + declaration + "A0" : "26SE" + "%07d".formatted(number) + "%05d".formatted(declaration) + "A0";
  }

  String lrn(int declaration) {
    return name + "-D" + declaration;
  }

  /** @param content another content for the same identification */
  String text(Step step, int identification, boolean content) {
    int declaration = content ? step.declaration() + 5 : step.declaration();
    return step.kind().single() ? envelope(identification, single(step, declaration)) : aes(step, declaration, identification);
  }

  private String envelope(int identification, String body) {
    String id = UUID.nameUUIDFromBytes(ByteBuffer.allocate(8).putInt(number).putInt(identification).array()).toString().replace("-", "");
    return "<soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/' xmlns:d='urn:elicensing-bridge:certex:dual-use:v1' xmlns:b='urn:elicensing-bridge:certex:base:v1'>"
        + "<soap:Header><d:CertexHeader><b:MessageId>" + id + "</b:MessageId><b:UniqRequesterPrefix>" + OFFICE + "</b:UniqRequesterPrefix></d:CertexHeader></soap:Header><soap:Body>" + body
        + "</soap:Body></soap:Envelope>";
  }

  private String single(Step step, int declaration) {
    String sent = "<d:SendingDate>2026-06-01T08:30:00Z</d:SendingDate>";
    String office = "<d:CompetentCustomsOffice><b:ReferenceNumber>" + OFFICE + "</b:ReferenceNumber></d:CompetentCustomsOffice>";
    String licence = "<d:LicenceReference>" + licence(step.licence()) + "</d:LicenceReference>";
    if (step.kind() == Kind.RESERVE) {
      int by = step.variant() % 4;
      String names = (by == 2 ? "" : "<b:MRN>" + mrn(declaration) + "</b:MRN>")
          + (by < 2 ? "" : "<b:LRN>" + lrn(declaration) + "</b:LRN><b:DeclarantIdentificationNumber>" + DECLARANT + "</b:DeclarantIdentificationNumber>");
      return "<d:ProcessedLicenceRequest>" + sent + licence + "<d:CustomsDeclarationReferenceNumber>" + names + "</d:CustomsDeclarationReferenceNumber>" + office
          + listed(step.items(), "CommodityDescriptionForLicence", true) + "<d:QuantityManagementIndication>1</d:QuantityManagementIndication></d:ProcessedLicenceRequest>";
    }
    if (step.kind() == Kind.INTERVENE) {
      return "<d:LicenceInterventionRequest>" + sent + office + document(mrn(declaration)) + licence + "<d:Decision>" + verb(step) + "</d:Decision>" + listed(step.items(), "InterventionItem", false)
          + "<d:Officer>officer 7</d:Officer><d:Reason>seen</d:Reason><d:LegalBasis>Art 8</d:LegalBasis><d:Document>paper</d:Document></d:LicenceInterventionRequest>";
    }
    if (step.kind() == Kind.AMEND || step.kind() == Kind.WITHDRAW) {
      return "<d:LicenceAmendmentRequest>" + sent + office + document(mrn(declaration)) + licence
          + (step.kind() == Kind.WITHDRAW ? "<d:Withdraw>true</d:Withdraw>" : listed(step.items(), "AmendedItem", false)) + "</d:LicenceAmendmentRequest>";
    }
    return "<d:LicenceClearanceRequest>" + sent + office + document(step.variant() % 5 == 0 ? lrn(declaration) : mrn(declaration)) + licence
        + "<d:GoodsClearanceInformation>" + (step.kind() == Kind.RELEASE ? "01" : "02") + "</d:GoodsClearanceInformation>"
        + (step.kind() == Kind.RELEASE ? listed(step.items(), "ReleasedItem", false) : "") + "</d:LicenceClearanceRequest>";
  }

  /** What an officer decides about the quantities. */
  static String verb(Step step) {
    return List.of("amend", "accept", "refuse").get(step.variant() % 3);
  }

  private static String document(String reference) {
    return "<d:CustomsDocumentReference>" + reference + "</d:CustomsDocumentReference>";
  }

  private static String listed(List<Item> items, String as, boolean coded) {
    return items.stream().map(item -> "<d:" + as + ">" + element("b:GoodsItemNumber", item.goodsItem()) + element("b:CertificateLineNumber", item.line())
        + (coded ? element("b:ClassCode", item.code()) : "") + element("b:Quantity", plain(item.quantity())) + element("b:UnitOfMeasure", item.unit())
        + element("b:Amount", plain(item.amount())) + element("b:Currency", item.currency()) + "</d:" + as + ">").collect(Collectors.joining());
  }

  private String aes(Step step, int declaration, int identification) {
    String type = step.kind().name();
    String lrn = "<LRN>" + lrn(declaration) + "</LRN>";
    String mrn = "<MRN>" + mrn(declaration) + "</MRN>";
    String names = switch (step.kind()) {
      case CC515C -> lrn + "<additionalDeclarationType>" + (step.variant() % 4 == 0 ? "D" : "A") + "</additionalDeclarationType>";
      case CC528C -> lrn + mrn;
      default -> mrn;
    };
    String decision = step.kind() == Kind.CC509C ? "<Invalidation><decision>" + (step.variant() % 5 > 0 ? 1 : 0) + "</decision></Invalidation>" : "";
    return "<a:" + type + " xmlns:a='http://ecs.dgtaxud.ec'><messageSender>NECA.SE</messageSender><messageIdentification>" + name + "-" + identification + "</messageIdentification><ExportOperation>"
        + names + "</ExportOperation>" + decision + "<CustomsOfficeOfExport><referenceNumber>" + OFFICE + "</referenceNumber></CustomsOfficeOfExport><Declarant><identificationNumber>" + DECLARANT
        + "</identificationNumber></Declarant>" + shipment(step.items()) + "</a:" + type + ">";
  }

  private String shipment(List<Item> items) {
    Map<Integer, List<Item>> goods = items.stream().collect(Collectors.groupingBy(Item::goodsItem, LinkedHashMap::new, Collectors.toList()));
    return goods.isEmpty() ? "" : "<GoodsShipment>" + goods.entrySet().stream().map(each -> "<GoodsItem>" + element("declarationGoodsItemNumber", each.getKey())
        + "<Commodity><CommodityCode><harmonizedSystemSubHeadingCode>" + each.getValue().get(0).code() + "</harmonizedSystemSubHeadingCode></CommodityCode></Commodity>"
        + each.getValue().stream().map(item -> "<SupportingDocument><type>X060</type>" + element("referenceNumber", licence(item.licence())) + element("documentLineItemNumber", item.line())
            + element("measurementUnitAndQualifier", item.unit()) + element("quantity", plain(item.quantity())) + element("currency", item.currency()) + element("amount", plain(item.amount()))
            + "</SupportingDocument>").collect(Collectors.joining()) + "</GoodsItem>").collect(Collectors.joining()) + "</GoodsShipment>";
  }

  String certificate(int licence, int version, List<MLine> lines, boolean usable, int lastDay) {
    return "<Licence xmlns='urn:elicensing-bridge:certificate:dual-use:v1'>" + element("Reference", licence(licence)) + element("Version", version) + "<DocumentType>X060</DocumentType>"
        + element("LicenceType", licence == Histories.EXPIRING ? "LARGE_PROJECT" : "INDIVIDUAL") + element("Status", usable ? "VALID" : "SUSPENDED")
        + "<IssuingMemberState>SE</IssuingMemberState><ValidFrom>2026-01-01</ValidFrom>" + (lastDay == Integer.MAX_VALUE ? "" : element("ExpiryDate", FIRST_DAY.plusDays(lastDay)))
        + "<Exporter><Name>Sample Exports AB</Name></Exporter>"
        + lines.stream().map(line -> "<Line>" + element("LineNumber", line.number()) + "<Description>Goods</Description>" + element("CommodityCode", line.code())
            + (line.quantity() == null ? "" : "<Quantity unit='" + line.unit() + "'>" + plain(line.quantity()) + "</Quantity>")
            + (line.value() == null ? "" : "<Value currency='EUR'>" + plain(line.value()) + "</Value>") + "</Line>").collect(Collectors.joining()) + "</Licence>";
  }

  /** @param identification makes the paper's number */
  String writeOff(Step step, int identification) {
    Item item = step.items().get(0);
    return "{\"licence\":\"" + licence(step.licence()) + "\",\"mrn\":\"" + mrn(step.declaration()) + "\",\"office\":\"" + OFFICE + "\",\"document\":\"" + name + "-W" + identification
        + "\",\"person\":\"officer 7\",\"date\":\"" + FIRST_DAY + "\",\"goodsItem\":" + item.goodsItem() + ",\"line\":" + item.line() + ",\"commodityCode\":\"" + item.code() + "\",\"quantity\":\""
        + plain(item.quantity()) + "\",\"unit\":\"" + item.unit() + "\",\"amount\":\"" + plain(item.amount()) + "\",\"currency\":\"" + item.currency() + "\"}";
  }

  private static String plain(BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }

  private static String element(String name, Object text) {
    String closing = name.substring(name.indexOf(' ') + 1);
    return text == null ? "" : "<" + name + ">" + text + "</" + closing + ">";
  }
}
