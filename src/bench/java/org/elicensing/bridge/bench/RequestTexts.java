package org.elicensing.bridge.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What stands in the requests; numbers in braces are the widths of what differs ({@link Template}). */
final class RequestTexts {

  private static final String TODAY = Instant.now().truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10);

  private RequestTexts() {}

  private static String envelope(String body) {
    return """
        <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:d="urn:elicensing-bridge:certex:dual-use:v1" xmlns:b="urn:elicensing-bridge:certex:base:v1">
          <soap:Header><d:CertexHeader><b:MessageId>{16}{16}</b:MessageId><b:UniqRequesterPrefix>FI005300</b:UniqRequesterPrefix></d:CertexHeader></soap:Header>
          <soap:Body>
        """ + body + """
          </soap:Body>
        </soap:Envelope>
        """;
  }

  /** A check and a reservation differ in one digit. */
  static String processed(String set, char indication) {
    return envelope("""
            <d:ProcessedLicenceRequest>
              <d:SendingDate>DAYT08:00:00Z</d:SendingDate>
              <d:LicenceReference>FI-DU-SET-{6}</d:LicenceReference>
              <d:TARICDocument>X060</d:TARICDocument>
              <d:CustomsDeclarationReferenceNumber><b:MRN>26FI{14}</b:MRN></d:CustomsDeclarationReferenceNumber>
              <d:AcceptanceDate>DAY</d:AcceptanceDate>
              <d:CompetentCustomsOffice><b:ReferenceNumber>FI005300</b:ReferenceNumber></d:CompetentCustomsOffice>
              <d:ExporterIdentificationNumber>FI12345678</d:ExporterIdentificationNumber>
              <d:CountryOfDestination>CL</d:CountryOfDestination>
              <d:RequestedProcedure>10</d:RequestedProcedure>
              <d:CommodityDescriptionForLicence>
                <b:GoodsItemNumber>1</b:GoodsItemNumber>
                <b:CertificateLineNumber>{2}</b:CertificateLineNumber>
                <b:Quantity>1</b:Quantity>
                <b:UnitOfMeasure>NAR</b:UnitOfMeasure>
              </d:CommodityDescriptionForLicence>
              <d:QuantityManagementIndication>INDICATION</d:QuantityManagementIndication>
            </d:ProcessedLicenceRequest>
        """.replace("DAY", TODAY).replace("SET", set).replace("INDICATION", String.valueOf(indication)));
  }

  static String clearance(String set) {
    return envelope("""
            <d:LicenceClearanceRequest>
              <d:SendingDate>DAYT08:00:00Z</d:SendingDate>
              <d:CompetentCustomsOffice><b:ReferenceNumber>FI005300</b:ReferenceNumber></d:CompetentCustomsOffice>
              <d:CustomsDocumentReference>26FI{14}</d:CustomsDocumentReference>
              <d:LicenceReference>FI-DU-SET-{6}</d:LicenceReference>
              <d:GoodsClearanceInformation>01</d:GoodsClearanceInformation>
            </d:LicenceClearanceRequest>
        """.replace("DAY", TODAY).replace("SET", set));
  }

  static String certificate(String set, int count) {
    StringBuilder lines = new StringBuilder();
    for (int line = 1; line <= count; line++) {
      lines.append("""
            <Line>
              <LineNumber>NUMBER</LineNumber>
              <Description>Focal plane array, model NUMBER</Description>
              <CommodityCode>85258900</CommodityCode>
              <ControlListCode>6A002.a.3</ControlListCode>
              <Quantity unit="NAR">999999999999</Quantity>
            </Line>
          """.replace("NUMBER", Integer.toString(line)));
    }
    return """
        <Licence xmlns="urn:elicensing-bridge:certificate:dual-use:v1">
          <Reference>FI-DU-SET-{6}</Reference>
          <Version>1</Version>
          <DocumentType>X060</DocumentType>
          <LicenceType>INDIVIDUAL</LicenceType>
          <Status>VALID</Status>
          <IssuingMemberState>FI</IssuingMemberState>
          <IssuingAuthority><Name>Export control authority</Name></IssuingAuthority>
          <IssueDate>2026-01-05</IssueDate>
          <ValidFrom>2026-01-05</ValidFrom>
          <Exporter>
            <IdentificationNumber>FI12345678</IdentificationNumber>
            <Name>Pohjola Sensors Oy</Name>
            <Address><City>Oulu</City><Country>FI</Country></Address>
          </Exporter>
          <Consignee><Name>Andes Observatory</Name><Address><City>Antofagasta</City><Country>CL</Country></Address></Consignee>
          <CountryOfDestination>CL</CountryOfDestination>
          <ExportProcedure>10</ExportProcedure>
          <EndUse>Astronomy</EndUse>
        LINES</Licence>
        """.replace("SET", set).replace("LINES", lines);
  }
}
