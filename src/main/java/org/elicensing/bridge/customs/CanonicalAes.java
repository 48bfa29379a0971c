package org.elicensing.bridge.customs;

import java.io.ByteArrayOutputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.elicensing.bridge.reading.XmlFactories;

/**
 * Writes what is used of a message in the bridge's own namespace and in fixed order: the form that
 * {@code schemas/aes/declaration.xsd} describes and that is kept. XSD 1.0 cannot describe the original,
 * where elements stand in any order with unknown ones between.
 */
final class CanonicalAes {

  static final String NAMESPACE = "urn:elicensing-bridge:aes:v1";

  private CanonicalAes() {}

  static byte[] write(UsedNode message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
    try {
      XMLStreamWriter out = XmlFactories.streamWriter(bytes);
      out.writeStartElement(message.element().name());
      out.writeDefaultNamespace(NAMESPACE);
      writeContent(message, out);
      out.writeEndElement();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private static void writeContent(UsedNode node, XMLStreamWriter out) throws XMLStreamException {
    if (node.text() != null) {
      out.writeCharacters(node.text());
    }
    for (UsedElement kind : node.element().children()) {
      for (UsedNode child : node.children()) {
        if (child.element() == kind) {
          out.writeStartElement(kind.name());
          writeContent(child, out);
          out.writeEndElement();
        }
      }
    }
  }
}
