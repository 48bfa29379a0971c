package org.elicensing.bridge.journeys;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A licence as its authority states it: for turbine parts, from Sweden, to anywhere, unless a story says otherwise. */
final class Certificate {

  static final String HOLDER = "SE5567003312";

  private final String reference;
  private final List<String> lines = new ArrayList<>();
  private String version = "<Version>1</Version>";
  private String document = "X060";
  private String type = "INDIVIDUAL";
  private String status = "VALID";
  private String validFrom = "2026-01-01";
  private String expiry = "2099-12-31";
  private String holder = HOLDER;
  private String parent = "";
  private String parties = "<Consignee><Name>Anadolu Enerji A.S.</Name><Address><City>Izmir</City><Country>TR</Country></Address></Consignee>";
  private String scope = "";

  private Certificate(String reference) {
    this.reference = reference;
  }

  static Certificate of(String reference) {
    return new Certificate(reference);
  }

  /** The shortest licence that is limited: one line of so many kilograms. */
  static Certificate kilograms(String reference, String kilograms) {
    return of(reference).line(1, "8411", quantity("KGM", kilograms));
  }

  Certificate version(int version) {
    this.version = "<Version>" + version + "</Version>";
    return this;
  }

  Certificate withoutVersion() {
    version = "";
    return this;
  }

  Certificate status(String status) {
    this.status = status;
    return this;
  }

  Certificate document(String document, String type) {
    this.document = document;
    this.type = type;
    return this;
  }

  Certificate heldBy(String eori) {
    holder = eori;
    return this;
  }

  Certificate valid(String from, String to) {
    validFrom = from;
    expiry = to;
    return this;
  }

  Certificate splitOff(String reference) {
    parent = "<ParentReference>" + reference + "</ParentReference>";
    return this;
  }

  static String parentLine(int number) {
    return "<ParentLine>" + number + "</ParentLine>";
  }

  /** Instead of the one consignee whom licences of stories have. */
  Certificate parties(List<String> consignees, List<String> endUsers) {
    parties = named("Consignee", consignees) + named("EndUser", endUsers);
    return this;
  }

  private static String named(String role, List<String> names) {
    return names.stream().map(name -> "<" + role + "><Name>" + name + "</Name></" + role + ">").collect(Collectors.joining());
  }

  Certificate to(String... countries) {
    for (String country : countries) {
      scope += "<CountryOfDestination>" + country + "</CountryOfDestination>";
    }
    return this;
  }

  Certificate under(String procedure) {
    scope += "<ExportProcedure>" + procedure + "</ExportProcedure>";
    return this;
  }

  /** @param code the commodity code, or null for a line that covers all */
  Certificate line(int number, String code, String... limits) {
    lines.add("<Line><LineNumber>" + number + "</LineNumber><Description>Turbine parts</Description>"
        + (code == null ? "" : "<CommodityCode>" + code + "</CommodityCode>") + "<ControlListCode>9B001</ControlListCode>" + String.join("", limits) + "</Line>");
    return this;
  }

  static String quantity(String unit, String quantity) {
    return "<Quantity unit='" + unit + "'>" + quantity + "</Quantity>";
  }

  static String value(String currency, String amount) {
    return "<Value currency='" + currency + "'>" + amount + "</Value>";
  }

  static String usedBefore(String quantity) {
    return "<AlreadyUsed><Quantity>" + quantity + "</Quantity><AsOf>2026-06-30</AsOf></AlreadyUsed>";
  }

  @Override
  public String toString() {
    return "<Licence xmlns='urn:elicensing-bridge:certificate:dual-use:v1'><Reference>" + reference + "</Reference>" + version
        + "<DocumentType>" + document + "</DocumentType><LicenceType>" + type + "</LicenceType><Status>" + status + "</Status><IssuingMemberState>SE</IssuingMemberState>"
        + "<IssuingAuthority><Name>Strategic Products Office</Name></IssuingAuthority><ValidFrom>" + validFrom + "</ValidFrom>"
        + (expiry == null ? "" : "<ExpiryDate>" + expiry + "</ExpiryDate>")
        + "<Exporter><IdentificationNumber>" + holder + "</IdentificationNumber><Name>Norrköping Turbin AB</Name><Address><City>Norrköping</City><Country>SE</Country></Address></Exporter>" + parent
        + parties + scope + String.join("", lines) + "</Licence>";
  }
}
