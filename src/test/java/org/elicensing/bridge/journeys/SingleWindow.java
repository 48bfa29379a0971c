package org.elicensing.bridge.journeys;

import java.util.UUID;
import org.elicensing.bridge.journeys.RunningBridge.Answer;

/** The single window of customs, asking the bridge over SOAP on behalf of an office. */
final class SingleWindow {

  static final String OFFICE = "SE003030";

  private final RunningBridge bridge;
  private final boolean trying;

  SingleWindow(RunningBridge bridge) {
    this(bridge, false);
  }

  /** @param trying whether its messages are to be judged without effect */
  SingleWindow(RunningBridge bridge, boolean trying) {
    this.bridge = bridge;
    this.trying = trying;
  }

  static String newId() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** The whole envelope, for messages that are written otherwise on purpose. */
  Answer post(String envelope) {
    return bridge.post("/services/certex/dual-use", "text/xml; charset=utf-8", envelope, trying);
  }

  static String envelope(String messageId, String requester, String more, String body) {
    return "<soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/' xmlns:d='urn:elicensing-bridge:certex:dual-use:v1' xmlns:b='urn:elicensing-bridge:certex:base:v1'>"
        + "<soap:Header><d:CertexHeader><b:MessageId>" + messageId + "</b:MessageId><b:UniqRequesterPrefix>" + requester + "</b:UniqRequesterPrefix></d:CertexHeader>" + more
        + "</soap:Header><soap:Body>" + body + "</soap:Body></soap:Envelope>";
  }

  Asking about(String licence) {
    return new Asking(licence);
  }

  Said check(String licence) {
    return about(licence).ask();
  }

  /** Reserves kilograms of item 1 on line 1 for an MRN. */
  Said reserve(String licence, String mrn, String kilograms) {
    return about(licence).mrn(mrn).item(1, 1, "841199", kilograms, "KGM").reserve();
  }

  Said released(String licence, String mrn, String... items) {
    return clear(licence, mrn, "01", items);
  }

  Said notReleased(String licence, String mrn) {
    return clear(licence, mrn, "02");
  }

  private Said clear(String licence, String mrn, String what, String... items) {
    return answer(post(envelope(newId(), OFFICE, "", clearance(OFFICE, licence, mrn, what, items))));
  }

  static String clearance(String office, String licence, String mrn, String what, String... items) {
    return "<d:LicenceClearanceRequest><d:SendingDate>2026-10-05T14:00:00Z</d:SendingDate>" + at(office) + "<d:CustomsDocumentReference>" + mrn + "</d:CustomsDocumentReference>"
        + "<d:LicenceReference>" + licence + "</d:LicenceReference><d:GoodsClearanceInformation>" + what + "</d:GoodsClearanceInformation>" + String.join("", items)
        + "</d:LicenceClearanceRequest>";
  }

  /** Corrects what was consumed; no items: withdraws all of it. */
  Said amended(String licence, String mrn, String... items) {
    return answer(post(amendment(newId(), licence, mrn, items)));
  }

  static String amendment(String messageId, String licence, String mrn, String... items) {
    return envelope(messageId, OFFICE, "", "<d:LicenceAmendmentRequest><d:SendingDate>2026-10-08T09:00:00Z</d:SendingDate>" + at(OFFICE)
        + "<d:CustomsDocumentReference>" + mrn + "</d:CustomsDocumentReference><d:LicenceReference>" + licence + "</d:LicenceReference>"
        + (items.length == 0 ? "<d:Withdraw>true</d:Withdraw>" : String.join("", items)) + "</d:LicenceAmendmentRequest>");
  }

  static String amendedItem(int item, int line, String... measures) {
    return "<d:AmendedItem>" + measures(item, line, null, measures) + "</d:AmendedItem>";
  }

  /** @param measures pairs of number and unit or currency: the quantity first, then the amount; null when not stated */
  static String releasedItem(int item, int line, String... measures) {
    return "<d:ReleasedItem>" + measures(item, line, null, measures) + "</d:ReleasedItem>";
  }

  private static String measures(int item, Integer line, String code, String... measures) {
    return element("GoodsItemNumber", Integer.toString(item)) + (line == null ? "" : element("CertificateLineNumber", line.toString())) + element("ClassCode", code)
        + element("Quantity", at(measures, 0)) + element("UnitOfMeasure", at(measures, 1)) + element("Amount", at(measures, 2)) + element("Currency", at(measures, 3));
  }

  private static String at(String[] measures, int index) {
    return index < measures.length ? measures[index] : null;
  }

  private static String element(String name, String text) {
    return text == null ? "" : "<b:" + name + ">" + text + "</b:" + name + ">";
  }

  private static String at(String office) {
    return "<d:CompetentCustomsOffice><b:ReferenceNumber>" + office + "</b:ReferenceNumber></d:CompetentCustomsOffice>";
  }

  static Said answer(Answer answer) {
    if (answer.status() != 200) {
      throw new AssertionError("HTTP " + answer.status() + " " + answer.text());
    }
    return Said.in(answer.text());
  }

  /** One ProcessedLicenceRequest, told piece by piece. */
  final class Asking {

    private final String licence;
    private String messageId = newId();
    private String more = "";
    private String office = OFFICE;
    private String sent = "2026-10-05T08:30:00Z";
    private String document = "";
    private String declaration = "";
    private String accepted = "";
    private String exporter = "";
    private String destination = "";
    private String procedure = "";
    private String items = "";
    private String last = "";

    private Asking(String licence) {
      this.licence = licence;
    }

    Asking messageId(String id) {
      messageId = id;
      return this;
    }

    Asking languageCode(String language) {
      more = "<b:LanguageCode>" + language + "</b:LanguageCode>";
      return this;
    }

    Asking office(String name) {
      office = name;
      return this;
    }

    Asking sentAt(String time) {
      sent = time;
      return this;
    }

    Asking documentType(String type) {
      document = "<d:TARICDocument>" + type + "</d:TARICDocument>";
      return this;
    }

    Asking mrn(String mrn) {
      declaration = "<d:CustomsDeclarationReferenceNumber><b:MRN>" + mrn + "</b:MRN></d:CustomsDeclarationReferenceNumber>";
      return this;
    }

    Asking lrn(String lrn, String declarant) {
      declaration = "<d:CustomsDeclarationReferenceNumber><b:LRN>" + lrn + "</b:LRN>" + element("DeclarantIdentificationNumber", declarant) + "</d:CustomsDeclarationReferenceNumber>";
      return this;
    }

    Asking acceptedOn(String day) {
      accepted = "<d:AcceptanceDate>" + day + "</d:AcceptanceDate>";
      return this;
    }

    Asking exporter(String eori) {
      exporter = "<d:ExporterIdentificationNumber>" + eori + "</d:ExporterIdentificationNumber>";
      return this;
    }

    Asking destination(String country) {
      destination = "<d:CountryOfDestination>" + country + "</d:CountryOfDestination>";
      return this;
    }

    Asking procedure(String code) {
      procedure = "<d:RequestedProcedure>" + code + "</d:RequestedProcedure>";
      return this;
    }

    Asking item(int number, Integer line, String code, String... measures) {
      items += "<d:CommodityDescriptionForLicence>" + measures(number, line, code, measures) + "</d:CommodityDescriptionForLicence>";
      return this;
    }

    Asking push(boolean wanted) {
      last += "<d:PushIndication>" + wanted + "</d:PushIndication>";
      return this;
    }

    Asking allocationsAfter(String token) {
      last += "<d:AllocationsAfter>" + token + "</d:AllocationsAfter>";
      return this;
    }

    Said ask() {
      return answer(post(envelope(0)));
    }

    Said reserve() {
      return answer(tryReserve());
    }

    Answer tryReserve() {
      return post(envelope(1));
    }

    String envelope(int indication) {
      return SingleWindow.envelope(messageId, office, more, "<d:ProcessedLicenceRequest><d:SendingDate>" + sent + "</d:SendingDate><d:LicenceReference>" + licence + "</d:LicenceReference>"
          + document + declaration + accepted + at(office) + exporter + destination + procedure + items
          + "<d:QuantityManagementIndication>" + indication + "</d:QuantityManagementIndication>" + last + "</d:ProcessedLicenceRequest>");
    }
  }
}
