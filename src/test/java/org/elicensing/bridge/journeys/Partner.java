package org.elicensing.bridge.journeys;

import org.elicensing.bridge.journeys.RunningBridge.Answer;

/** A licensing system and two customs systems, saying the few things that journeys are made of. */
final class Partner {

  private static final String ENVELOPE = "<soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/' xmlns:d='urn:elicensing-bridge:certex:dual-use:v1'"
      + " xmlns:b='urn:elicensing-bridge:certex:base:v1'><soap:Header><d:CertexHeader><b:MessageId>%s</b:MessageId><b:UniqRequesterPrefix>NL000396</b:UniqRequesterPrefix>"
      + "</d:CertexHeader></soap:Header><soap:Body>%s</soap:Body></soap:Envelope>";
  private static final String OFFICE = "<d:CompetentCustomsOffice><b:ReferenceNumber>NL000396</b:ReferenceNumber></d:CompetentCustomsOffice>";

  private final RunningBridge bridge;
  private int messages;

  Partner(RunningBridge bridge) {
    this.bridge = bridge;
  }

  static String licence(String reference, int version, int kilograms) {
    return "<Licence xmlns='urn:elicensing-bridge:certificate:dual-use:v1'><Reference>" + reference + "</Reference><Version>" + version + "</Version><DocumentType>X060</DocumentType>"
        + "<LicenceType>INDIVIDUAL</LicenceType><Status>VALID</Status><IssuingMemberState>NL</IssuingMemberState><ValidFrom>2026-01-01</ValidFrom>"
        + "<Exporter><Name>Maasvallei Instruments</Name></Exporter><Line><LineNumber>1</LineNumber><Description>Valves</Description>"
        + "<Quantity unit='KGM'>" + kilograms + "</Quantity></Line></Licence>";
  }

  Answer push(String record) {
    return bridge.post("/licensing/eu/records", "application/xml", record);
  }

  Answer soap(String messageId, String body) {
    return bridge.post("/services/certex/dual-use", "text/xml; charset=utf-8", ENVELOPE.formatted(messageId, body));
  }

  String nextId() {
    return "%032x".formatted(++messages);
  }

  Answer check(String licence) {
    return soap(nextId(), processed(licence, "", "", 0));
  }

  Answer reserve(String licence, String mrn, int kilograms) {
    return soap(nextId(), reservation(licence, mrn, kilograms));
  }

  static String reservation(String licence, String mrn, int kilograms) {
    return processed(licence, "<d:CustomsDeclarationReferenceNumber><b:MRN>" + mrn + "</b:MRN></d:CustomsDeclarationReferenceNumber>",
        "<d:CommodityDescriptionForLicence><b:GoodsItemNumber>1</b:GoodsItemNumber><b:CertificateLineNumber>1</b:CertificateLineNumber><b:ClassCode>848180</b:ClassCode><b:Quantity>"
            + kilograms + "</b:Quantity><b:UnitOfMeasure>KGM</b:UnitOfMeasure></d:CommodityDescriptionForLicence>", 1);
  }

  private static String processed(String licence, String declaration, String goods, int indication) {
    return "<d:ProcessedLicenceRequest><d:SendingDate>2026-11-20T09:15:00Z</d:SendingDate><d:LicenceReference>" + licence + "</d:LicenceReference>" + declaration + OFFICE + goods
        + "<d:QuantityManagementIndication>" + indication + "</d:QuantityManagementIndication></d:ProcessedLicenceRequest>";
  }

  /** @param what 01: released; 02: not released */
  Answer clear(String licence, String mrn, String what) {
    return soap(nextId(), "<d:LicenceClearanceRequest><d:SendingDate>2026-11-20T11:40:00Z</d:SendingDate>" + OFFICE + "<d:CustomsDocumentReference>" + mrn
        + "</d:CustomsDocumentReference><d:LicenceReference>" + licence + "</d:LicenceReference><d:GoodsClearanceInformation>" + what
        + "</d:GoodsClearanceInformation></d:LicenceClearanceRequest>");
  }

  /** An officer accepts kilograms of item 1 on line 1. */
  Answer accept(String licence, String mrn, int kilograms) {
    return soap(nextId(), "<d:LicenceInterventionRequest><d:SendingDate>2026-11-20T11:40:00Z</d:SendingDate>" + OFFICE + "<d:CustomsDocumentReference>" + mrn
        + "</d:CustomsDocumentReference><d:LicenceReference>" + licence + "</d:LicenceReference><d:Decision>accept</d:Decision><d:InterventionItem><b:GoodsItemNumber>1</b:GoodsItemNumber>"
        + "<b:CertificateLineNumber>1</b:CertificateLineNumber><b:Quantity>" + kilograms + "</b:Quantity><b:UnitOfMeasure>KGM</b:UnitOfMeasure></d:InterventionItem>"
        + "<d:Officer>Officer One</d:Officer><d:Reason>weighed anew</d:Reason><d:LegalBasis>Art 8</d:LegalBasis><d:Document>minute 17</d:Document></d:LicenceInterventionRequest>");
  }

  /** A record about the declaration, or a list: whatever else the single window is asked. */
  Answer ask(String request, String more) {
    return soap(nextId(), "<d:" + request + "><d:SendingDate>2026-11-20T11:40:00Z</d:SendingDate>" + OFFICE + more + "</d:" + request + ">");
  }

  /** An AES message that names its declaration by MRN. */
  Answer declare(String type, String identification, String mrn, String more) {
    return bridge.post("/customs/declarations", "application/xml", "<" + type + " xmlns='http://ecs.dgtaxud.ec'><messageSender>NL.CUSTOMS</messageSender><messageRecipient>BRIDGE</messageRecipient>"
        + "<preparationDateAndTime>2026-11-20T10:00:00</preparationDateAndTime><messageIdentification>" + identification + "</messageIdentification><messageType>" + type
        + "</messageType><ExportOperation><MRN>" + mrn + "</MRN></ExportOperation>" + more
        + "<CustomsOfficeOfExport><referenceNumber>NL000396</referenceNumber></CustomsOfficeOfExport></" + type + ">");
  }
}
