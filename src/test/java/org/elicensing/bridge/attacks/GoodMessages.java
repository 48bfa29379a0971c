package org.elicensing.bridge.attacks;

import java.util.UUID;

/** Messages with nothing wrong, to hide attacks in and to see that the bridge goes on; none of them moves a quantity unless it says so. */
final class GoodMessages {

  /** The reference and the number that stand in every one of them. */
  static final String REFERENCE = "ATTACKED-1";
  static final String NUMBER = "77";

  private GoodMessages() {}

  static String check(String reference) {
    return envelope("<d:ProcessedLicenceRequest><d:SendingDate>2026-11-20T09:15:00Z</d:SendingDate><d:LicenceReference>" + reference + "</d:LicenceReference>"
        + "<d:CompetentCustomsOffice><b:ReferenceNumber>DE004600</b:ReferenceNumber></d:CompetentCustomsOffice>"
        + "<d:CommodityDescriptionForLicence><b:GoodsItemNumber>1</b:GoodsItemNumber><b:Quantity>" + NUMBER + "</b:Quantity><b:UnitOfMeasure>KGM</b:UnitOfMeasure></d:CommodityDescriptionForLicence>"
        + "<d:QuantityManagementIndication>0</d:QuantityManagementIndication></d:ProcessedLicenceRequest>");
  }

  static String clearance() {
    return envelope("<d:LicenceClearanceRequest><d:SendingDate>2026-11-20T11:40:00Z</d:SendingDate><d:CompetentCustomsOffice><b:ReferenceNumber>DE004600</b:ReferenceNumber></d:CompetentCustomsOffice>"
        + "<d:CustomsDocumentReference>26DE004600123456A8</d:CustomsDocumentReference><d:LicenceReference>" + REFERENCE + "</d:LicenceReference>"
        + "<d:GoodsClearanceInformation>01</d:GoodsClearanceInformation><d:ReleasedItem><b:GoodsItemNumber>1</b:GoodsItemNumber><b:Quantity>" + NUMBER + "</b:Quantity>"
        + "<b:UnitOfMeasure>KGM</b:UnitOfMeasure></d:ReleasedItem></d:LicenceClearanceRequest>");
  }

  private static String envelope(String body) {
    return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:d=\"urn:elicensing-bridge:certex:dual-use:v1\" xmlns:b=\"urn:elicensing-bridge:certex:base:v1\">"
        + "<s:Header><d:CertexHeader><b:MessageId>" + UUID.randomUUID().toString().replace("-", "") + "</b:MessageId><b:UniqRequesterPrefix>DE004600</b:UniqRequesterPrefix></d:CertexHeader></s:Header>"
        + "<s:Body>" + body + "</s:Body></s:Envelope>";
  }

  static String record(String reference) {
    return "<Licence xmlns=\"urn:elicensing-bridge:certificate:dual-use:v1\"><Reference>" + reference + "</Reference><Version>1</Version><DocumentType>X060</DocumentType>"
        + "<LicenceType>INDIVIDUAL</LicenceType><Status>VALID</Status><IssuingMemberState>NL</IssuingMemberState><ValidFrom>2026-01-01</ValidFrom>"
        + "<Exporter><IdentificationNumber>NL123456789</IdentificationNumber><Name>Exporter</Name></Exporter><CountryOfDestination>KR</CountryOfDestination>"
        + "<Line><LineNumber>1</LineNumber><Description>Goods</Description><CommodityCode>85423190</CommodityCode><Quantity unit=\"KGM\">" + NUMBER + "</Quantity></Line></Licence>";
  }

  static String declaration() {
    return "<e:CC515C xmlns:e=\"http://ecs.dgtaxud.ec\"><messageSender>NECA.NL</messageSender><messageIdentification>" + UUID.randomUUID().toString().substring(0, 30) + "</messageIdentification>"
        + "<messageType>CC515C</messageType><ExportOperation><LRN>L-" + UUID.randomUUID().toString().substring(0, 13) + "</LRN></ExportOperation>"
        + "<Declarant><identificationNumber>NL123456789</identificationNumber></Declarant><GoodsShipment><GoodsItem><declarationGoodsItemNumber>1</declarationGoodsItemNumber>"
        + "<SupportingDocument><type>X060</type><referenceNumber>" + REFERENCE + "</referenceNumber><measurementUnitAndQualifier>KGM</measurementUnitAndQualifier><quantity>" + NUMBER + "</quantity>"
        + "</SupportingDocument></GoodsItem></GoodsShipment></e:CC515C>";
  }
}
