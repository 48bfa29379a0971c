package org.elicensing.bridge.customs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.reading.HardenedReader;
import org.elicensing.bridge.reading.MessageRejected;
import org.elicensing.bridge.reading.ReadingLimits;
import org.elicensing.bridge.reading.XmlText;

/** Messages to read, and their way through the hardened reader. */
final class AesMessages {

  static final String AES = "http://ecs.dgtaxud.ec";
  static final AesReader READER = new AesReader(Set.of(AES, "urn:national:aes"), Map.of());

  private AesMessages() {}

  static String file(String name) {
    try (InputStream in = AesMessages.class.getResourceAsStream("/aes/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static XmlText text(String xml) {
    return new HardenedReader(ReadingLimits.DEFAULT).read(xml.getBytes(StandardCharsets.UTF_8));
  }

  static DeclarationMessage read(String xml) {
    return READER.read(text(xml));
  }

  /** What is wrong with a message, empty when nothing is. */
  static List<Finding> findings(String xml) {
    try {
      READER.read(text(xml));
      return List.of();
    } catch (MessageRejected rejected) {
      return rejected.findings();
    }
  }

  static List<String> paths(String xml) {
    return findings(xml).stream().map(Finding::path).toList();
  }

  /** A message of that type with sender and identification, the operation and what else is given. */
  static String message(String type, String operation, String... more) {
    return "<e:" + type + " xmlns:e='" + AES + "'><messageSender>NECA.FR</messageSender>"
        + "<messageIdentification>id-1</messageIdentification><ExportOperation>" + operation + "</ExportOperation>"
        + String.join("", more) + "</e:" + type + ">";
  }

  static final String LRN = "<LRN>L-1</LRN>";
  static final String MRN = "<MRN>26FR002300AA0001B2</MRN>";
  static final String DECLARANT = "<Declarant><identificationNumber>FR1</identificationNumber></Declarant>";

  static String shipment(String... content) {
    return "<GoodsShipment>" + String.join("", content) + "</GoodsShipment>";
  }

  static String item(int number, String... content) {
    return "<GoodsItem><declarationGoodsItemNumber>" + number + "</declarationGoodsItemNumber>" + String.join("", content) + "</GoodsItem>";
  }

  static String document(String... content) {
    return "<SupportingDocument><type>X060</type><referenceNumber>R-1</referenceNumber>" + String.join("", content) + "</SupportingDocument>";
  }

  static String declaration(String... shipment) {
    return message("CC515C", LRN, DECLARANT, shipment(shipment));
  }
}
