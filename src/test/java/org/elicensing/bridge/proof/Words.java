package org.elicensing.bridge.proof;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.elicensing.bridge.proof.Model.MLine;
import org.elicensing.bridge.proof.Model.Paper;
import org.elicensing.bridge.proof.Step.Kind;

/** The steps of one history as the messages that partners send, with names that no other history uses. */
final class Words {

  static final LocalDate FIRST_DAY = LocalDate.of(2026, 6, 1);
  private static final String DECLARANT = "SE5590127788";

  /** What letters count in a check digit: multiples of 11 are left out. */
  private static final String VALUES = "0123456789A BCDEFGHIJK LMNOPQRSTU VWXYZ";

  private static final Item NONE = new Item(0, 0, null, null, null, null, null, null);

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

  /** Its check digit is right, but for every third declaration. */
  String mrn(int declaration) {
    String first = declaration < 10 ? "26SE" + "%010d".formatted(number) + "D" + declaration + "A" : "26SE" + "%07d".formatted(number) + "%05d".formatted(declaration) + "A";
    int sum = 0;
    for (int i = 0; i < first.length(); i++) {
      sum += VALUES.indexOf(first.charAt(i)) << i;
    }
    return first + (sum % 11 % 10 + (wrongDigit(declaration) ? 1 : 0)) % 10;
  }

  static boolean wrongDigit(int declaration) {
    return declaration % 5 == 2;
  }

  String lrn(int declaration) {
    return name + "-D" + declaration;
  }

  /** A declaration by either name, as the model says it. */
  String declaration(String known) {
    return known.startsWith(name + "-") ? unnamed(known) : "D" + (known.charAt(14) == 'D' ? known.substring(15, 16) : Integer.valueOf(known.substring(11, 16)));
  }

  /** All names that declarations of the history may have. */
  List<String> declarations() {
    return IntStream.range(0, 3).boxed().flatMap(number -> Stream.of(mrn(number), lrn(number))).toList();
  }

  static long day(long millis) {
    return ChronoUnit.DAYS.between(FIRST_DAY, Instant.ofEpochMilli(millis).atZone(ZoneId.of("Europe/Brussels")).toLocalDate());
  }

  /** @param content another content for the same identification */
  String text(Step step, int identification, boolean content) {
    int declaration = content ? step.declaration() + 5 : step.declaration();
    return step.kind().single() ? envelope(step, identification, single(step, declaration)) : aes(step, declaration, identification);
  }

  private String envelope(Step step, int identification, String body) {
    String id = UUID.nameUUIDFromBytes(ByteBuffer.allocate(8).putInt(number).putInt(identification).array()).toString().replace("-", "");
    return "<soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/' xmlns:d='urn:elicensing-bridge:certex:dual-use:v1' xmlns:b='urn:elicensing-bridge:certex:base:v1'>"
        + "<soap:Header><d:CertexHeader><b:MessageId>" + id + "</b:MessageId><b:UniqRequesterPrefix>" + step.heading().office() + "</b:UniqRequesterPrefix></d:CertexHeader></soap:Header><soap:Body>" + body
        + "</soap:Body></soap:Envelope>";
  }

  private String single(Step step, int declaration) {
    String sent = "<d:SendingDate>2026-06-01T08:30:00Z</d:SendingDate>";
    String office = "<d:CompetentCustomsOffice><b:ReferenceNumber>" + step.heading().office() + "</b:ReferenceNumber></d:CompetentCustomsOffice>";
    String licence = "<d:LicenceReference>" + licence(step.licence()) + "</d:LicenceReference>";
    if (step.kind() == Kind.RESERVE || step.kind() == Kind.CHECK) {
      int by = step.variant() % 4;
      Item first = step.items().isEmpty() ? NONE : step.items().get(0);
      String names = (by == 2 ? "" : "<b:MRN>" + mrn(declaration) + "</b:MRN>")
          + (by < 2 ? "" : "<b:LRN>" + lrn(declaration) + "</b:LRN><b:DeclarantIdentificationNumber>" + DECLARANT + "</b:DeclarantIdentificationNumber>");
      return "<d:ProcessedLicenceRequest>" + sent + licence + element("d:TARICDocument", first.document())
          + (step.kind() == Kind.CHECK && by == 0 && declaration == step.declaration() ? "" : "<d:CustomsDeclarationReferenceNumber>" + names + "</d:CustomsDeclarationReferenceNumber>") + office + element("d:ExporterIdentificationNumber", step.heading().exporter())
          + element("d:CountryOfDestination", first.destination()) + element("d:RequestedProcedure", first.procedure()) + listed(step.items(), "CommodityDescriptionForLicence", true) + element("d:QuantityManagementIndication", step.kind() == Kind.CHECK ? 0 : 1) + element("d:PushIndication", SingleModel.push(step)) + "</d:ProcessedLicenceRequest>";
    }
    if (step.kind() == Kind.INTERVENE) {
      return "<d:LicenceInterventionRequest>" + sent + office + document(mrn(declaration)) + licence + "<d:Decision>" + verb(step) + "</d:Decision>" + listed(step.items(), "InterventionItem", false)
          + "<d:Officer>officer 7</d:Officer><d:Reason>seen</d:Reason><d:LegalBasis>Art 8</d:LegalBasis><d:Document>paper</d:Document></d:LicenceInterventionRequest>";
    }
    if (step.kind() == Kind.ENTER) {
      return "<d:EnterRecordRequest>" + sent + office + document(mrn(declaration)) + licence + element("d:RecordAction", action(step)) + element("d:RecordReference", record(step))
          + (action(step).equals("delete") ? "" : element("d:RecordText", "seal " + step.variant())) + "</d:EnterRecordRequest>";
    }
    if (step.kind() == Kind.AMEND || step.kind() == Kind.WITHDRAW) {
      return "<d:LicenceAmendmentRequest>" + sent + office + document(mrn(declaration)) + licence
          + (step.kind() == Kind.WITHDRAW ? "<d:Withdraw>true</d:Withdraw>" : listed(step.items(), "AmendedItem", false)) + "</d:LicenceAmendmentRequest>";
    }
    return "<d:LicenceClearanceRequest>" + sent + office + document(step.variant() % 5 == 0 ? lrn(declaration) : mrn(declaration)) + licence
        + "<d:GoodsClearanceInformation>" + (step.kind() == Kind.RELEASE ? "01" : "02") + "</d:GoodsClearanceInformation>"
        + (step.kind() == Kind.RELEASE ? listed(step.items(), "ReleasedItem", false) : "") + "</d:LicenceClearanceRequest>";
  }

  /** What becomes of an entered record, and which. */
  static String action(Step step) {
    return List.of("create", "create", "amend", "delete").get(step.variant() % 4);
  }

  static String record(Step step) {
    return "R" + step.variant() / 4 % 2;
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
    String names = (step.kind() == Kind.CC515C ? lrn : step.kind() == Kind.CC528C ? lrn + mrn : mrn) + element("additionalDeclarationType", step.heading().type());
    String decision = step.kind() == Kind.CC509C ? "<Invalidation><decision>" + (step.variant() % 5 > 0 ? 1 : 0) + "</decision></Invalidation>" : "";
    return "<a:" + type + " xmlns:a='http://ecs.dgtaxud.ec'><messageSender>NECA.SE</messageSender><messageIdentification>" + name + "-" + identification + "</messageIdentification><ExportOperation>"
        + names + "</ExportOperation>" + decision + "<CustomsOfficeOfExport><referenceNumber>" + step.heading().office() + "</referenceNumber></CustomsOfficeOfExport>"
        + (step.heading().exporter() == null ? "" : "<Exporter>" + element("identificationNumber", step.heading().exporter()) + "</Exporter>") + "<Declarant><identificationNumber>" + DECLARANT
        + "</identificationNumber></Declarant>" + shipment(step.items()) + "</a:" + type + ">";
  }

  /** The destination of the last goods item is said for the whole shipment where all have one; others say their own. */
  private String shipment(List<Item> items) {
    if (items.isEmpty()) {
      return "";
    }
    Map<Integer, List<Item>> goods = items.stream().collect(Collectors.groupingBy(Item::goodsItem, LinkedHashMap::new, Collectors.toList()));
    String all = items.stream().anyMatch(item -> item.destination() == null) ? null : items.get(items.size() - 1).destination();
    return "<GoodsShipment>" + element("countryOfDestination", all) + goods.entrySet().stream().map(each -> {
      Item item = each.getValue().get(0);
      String procedure = item.procedure() == null ? "" : "<Procedure>" + element("requestedProcedure", item.procedure()) + "</Procedure>";
      return "<GoodsItem>" + element("declarationGoodsItemNumber", each.getKey()) + element("countryOfDestination", Objects.equals(item.destination(), all) ? null : item.destination())
          + procedure + commodity(item.code()) + each.getValue().stream().map(this::document).collect(Collectors.joining()) + "</GoodsItem>";
    }).collect(Collectors.joining()) + "</GoodsShipment>";
  }

  private static String commodity(String code) {
    return code == null ? "" : "<Commodity><CommodityCode>" + element("harmonizedSystemSubHeadingCode", code.substring(0, 6))
        + element("combinedNomenclatureCode", code.length() > 6 ? code.substring(6) : null) + "</CommodityCode></Commodity>";
  }

  private String document(Item item) {
    return "<SupportingDocument>" + element("type", item.document() == null ? "X060" : item.document()) + element("referenceNumber", licence(item.licence()))
        + element("documentLineItemNumber", item.line()) + element("measurementUnitAndQualifier", item.unit()) + element("quantity", plain(item.quantity()))
        + element("currency", item.currency()) + element("amount", plain(item.amount())) + "</SupportingDocument>";
  }

  String certificate(int version, Paperwork record) {
    Paper paper = record.paper();
    int licence = record.licence();
    return "<Licence xmlns='urn:elicensing-bridge:certificate:dual-use:v1'>" + element("Reference", licence(licence)) + element("Version", version) + element("DocumentType", paper.document())
        + element("LicenceType", licence == Histories.EXPIRING ? "LARGE_PROJECT" : "INDIVIDUAL") + element("Status", record.status())
        + "<IssuingMemberState>SE</IssuingMemberState><ValidFrom>2026-01-01</ValidFrom>" + (record.lastDay() == Integer.MAX_VALUE ? "" : element("ExpiryDate", FIRST_DAY.plusDays(record.lastDay())))
        + "<Exporter>" + element("IdentificationNumber", paper.holder()) + "<Name>Sample Exports AB</Name></Exporter>"
        + (Histories.PARENTS.containsKey(licence) ? element("ParentReference", licence(Histories.PARENTS.get(licence))) : "")
        + paper.countries().stream().map(country -> element("CountryOfDestination", country)).collect(Collectors.joining())
        + paper.procedures().stream().map(procedure -> element("ExportProcedure", procedure)).collect(Collectors.joining())
        + record.lines().stream().map(line -> "<Line>" + element("LineNumber", line.number()) + "<Description>Goods</Description>" + element("CommodityCode", line.code())
            + (line.quantity() == null ? "" : "<Quantity unit='" + line.unit() + "'>" + plain(line.quantity()) + "</Quantity>")
            + (line.value() == null ? "" : "<Value currency='EUR'>" + plain(line.value()) + "</Value>") + "</Line>").collect(Collectors.joining()) + "</Licence>";
  }

  /** @param identification makes the paper's number */
  String writeOff(Step step, int identification) {
    Item item = step.items().get(0);
    return "{\"licence\":\"" + licence(step.licence()) + "\",\"mrn\":\"" + mrn(step.declaration()) + "\",\"office\":\"" + step.heading().office() + "\",\"document\":\"" + name + "-W" + identification
        + "\",\"person\":\"officer 7\",\"date\":\"" + FIRST_DAY + "\",\"goodsItem\":" + item.goodsItem() + ",\"line\":" + item.line() + "," + (item.code() == null ? "" : "\"commodityCode\":\"" + item.code() + "\",")
        + (step.heading().exporter() == null ? "" : "\"exporter\":\"" + step.heading().exporter() + "\",") + "\"quantity\":\""
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
