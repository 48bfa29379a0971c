package org.elicensing.bridge.bench;

import java.util.List;
import java.util.SplittableRandom;

/** Declarations of one goods item under one licence, each lodged, accepted and released in turn. No name is used twice. */
final class DeclarationMessages {

  static final List<String> TYPES = List.of("CC515C", "CC528C", "CC529C");
  private static final List<String> ACTIONS = List.of("checked", "reserved", "consumed");

  /** A message and what its outcome must contain. */
  record Message(String type, byte[] body, String expected) {}

  private final Template[] templates = {Template.bare(withGoods("CC515C", "")), Template.bare(accepted()), Template.bare(withGoods("CC529C", "<MRN>27FI{14}</MRN>"))};
  private final SplittableRandom random = new SplittableRandom(20_27);
  private final int licences;
  private final int lines;
  private long declaration = -1;
  private int licence;
  private int line;
  private int next;

  /** @param licences of the set that is reserved on, of so many lines */
  DeclarationMessages(int licences, int lines) {
    this.licences = licences;
    this.lines = lines;
  }

  /** What the bridge does about a message of that type. */
  static String action(String type) {
    return ACTIONS.get(TYPES.indexOf(type));
  }

  /** Whether a declaration was begun and not brought to its end. */
  boolean midway() {
    return next != 0;
  }

  Message next() {
    if (next == 0) {
      declaration++;
      licence = random.nextInt(licences);
      line = 1 + random.nextInt(lines);
    }
    int which = next;
    next = (next + 1) % TYPES.size();
    Template template = templates[which].number(0, declaration).number(1, declaration);
    switch (which) {
      case 0 -> template.number(2, licence).number(3, line);
      case 1 -> template.number(2, declaration);
      default -> template.number(2, declaration).number(3, licence).number(4, line);
    }
    return new Message(TYPES.get(which), template.bytes().clone(), "Action>" + ACTIONS.get(which) + "</");
  }

  private static String head(String type, String mrn) {
    return """
        <ecs:TYPE xmlns:ecs="http://ecs.dgtaxud.ec" PhaseID="AES-P1">
          <messageSender>NECA.FI</messageSender>
          <messageRecipient>FI87654321</messageRecipient>
          <messageIdentification>TYPE-{14}</messageIdentification>
          <messageType>TYPE</messageType>
          <ExportOperation><LRN>L{14}</LRN>MRN</ExportOperation>
          <CustomsOfficeOfExport><referenceNumber>FI005300</referenceNumber></CustomsOfficeOfExport>
        """.replace("TYPE", type).replace("</LRN>MRN", "</LRN>" + mrn + (mrn.isEmpty() ? "<declarationType>EX</declarationType><additionalDeclarationType>A</additionalDeclarationType>" : ""));
  }

  private static String accepted() {
    return head("CC528C", "<MRN>27FI{14}</MRN>") + "  <Declarant><identificationNumber>FI87654321</identificationNumber></Declarant>\n</ecs:CC528C>\n";
  }

  private static String withGoods(String type, String mrn) {
    return head(type, mrn) + """
          <Exporter><identificationNumber>FI12345678</identificationNumber></Exporter>
          <Declarant><identificationNumber>FI87654321</identificationNumber></Declarant>
          <GoodsShipment>
            <countryOfDestination>CL</countryOfDestination>
            <GoodsItem>
              <declarationGoodsItemNumber>1</declarationGoodsItemNumber>
              <Procedure><requestedProcedure>10</requestedProcedure><previousProcedure>00</previousProcedure></Procedure>
              <Commodity>
                <descriptionOfGoods>Sensor arrays for telescopes</descriptionOfGoods>
                <CommodityCode><harmonizedSystemSubHeadingCode>852589</harmonizedSystemSubHeadingCode><combinedNomenclatureCode>00</combinedNomenclatureCode></CommodityCode>
              </Commodity>
              <SupportingDocument>
                <sequenceNumber>1</sequenceNumber>
                <type>X060</type>
                <referenceNumber>FI-DU-SPR-{6}</referenceNumber>
                <documentLineItemNumber>{2}</documentLineItemNumber>
                <measurementUnitAndQualifier>NAR</measurementUnitAndQualifier>
                <quantity>1</quantity>
              </SupportingDocument>
            </GoodsItem>
          </GoodsShipment>
        </ecs:TYPE>
        """.replace("TYPE", type);
  }
}
