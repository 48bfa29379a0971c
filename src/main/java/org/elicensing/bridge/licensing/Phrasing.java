package org.elicensing.bridge.licensing;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.elicensing.bridge.reading.Json;
import org.elicensing.bridge.reading.XmlFactories;

/**
 * Writes one tree of names and values as JSON or as XML, so that a licensing system is answered in the
 * syntax it speaks. In XML a name begins with a capital, and each member of a list is an element of its own.
 */
public final class Phrasing {

  private Phrasing() {}

  public static String contentType(RecordSyntax syntax) {
    return syntax == RecordSyntax.JSON ? "application/json" : "application/xml";
  }

  public static byte[] write(RecordSyntax syntax, String root, String namespace, Map<String, Object> tree) {
    return syntax == RecordSyntax.JSON ? Json.bytes(tree) : xml(root, namespace, tree);
  }

  private static byte[] xml(String root, String namespace, Map<String, Object> tree) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      XMLStreamWriter writer = XmlFactories.streamWriter(out);
      writer.writeStartDocument("UTF-8", "1.0");
      writer.setDefaultNamespace(namespace);
      writer.writeStartElement(namespace, root);
      writer.writeDefaultNamespace(namespace);
      members(writer, namespace, tree);
      writer.writeEndElement();
      writer.writeEndDocument();
      writer.close();
      return out.toByteArray();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Writing to memory failed", e);
    }
  }

  private static void members(XMLStreamWriter writer, String namespace, Map<?, ?> tree) throws XMLStreamException {
    for (Map.Entry<?, ?> member : tree.entrySet()) {
      String name = member.getKey().toString();
      if (member.getValue() instanceof Collection<?> list) {
        for (Object each : list) {
          element(writer, namespace, name.substring(0, name.length() - 1), each);
        }
      } else if (member.getValue() != null) {
        element(writer, namespace, name, member.getValue());
      }
    }
  }

  private static void element(XMLStreamWriter writer, String namespace, String name, Object value) throws XMLStreamException {
    writer.writeStartElement(namespace, name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    if (value instanceof Map<?, ?> tree) {
      members(writer, namespace, tree);
    } else {
      writer.writeCharacters(value instanceof BigDecimal number ? number.toPlainString() : value.toString());
    }
    writer.writeEndElement();
  }
}
