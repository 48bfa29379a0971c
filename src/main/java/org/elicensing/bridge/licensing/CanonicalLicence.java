package org.elicensing.bridge.licensing;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.elicensing.bridge.reading.ElementPath;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.reading.XmlFactories;

/**
 * Copies one element in the one way that certificates are kept: default name space on the root, no prefixes,
 * no prolog, no comments, no white space between elements, text as it is. Equal licences are equal bytes.
 */
final class CanonicalLicence {

  final List<Origin> origins = new ArrayList<>();
  final List<Finding> findings = new ArrayList<>();
  String reference;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ElementPath path = new ElementPath();
  private final Deque<String> spaces = new ArrayDeque<>(List.of(XMLConstants.NULL_NS_URI));
  private final StringBuilder text = new StringBuilder();
  private final SourceNotes notes;
  private XMLStreamWriter out;
  private boolean leaf;

  CanonicalLicence(SourceNotes notes) {
    this.notes = notes;
  }

  /** @param in at the start of the element; is left at its end */
  byte[] copy(XMLStreamReader in) throws XMLStreamException {
    out = XmlFactories.streamWriter(bytes);
    int depth = 1;
    start(in);
    while (depth > 0) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (notes.isFinding(in)) {
            findings.add(SourceNotes.finding(in));
          } else {
            depth++;
            start(in);
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          end(in);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> text.append(in.getText());
        default -> { }
      }
    }
    out.close();
    return bytes.toByteArray();
  }

  private void start(XMLStreamReader in) throws XMLStreamException {
    writeText(false);
    String name = in.getLocalName();
    String namespace = in.getNamespaceURI() == null ? XMLConstants.NULL_NS_URI : in.getNamespaceURI();
    path.enter(name);
    out.writeStartElement(XMLConstants.DEFAULT_NS_PREFIX, name, namespace);
    if (!namespace.equals(spaces.peek())) {
      // Only the root is in order; a child of another name space is written so that the schema names it.
      out.writeDefaultNamespace(namespace);
    }
    spaces.push(namespace);
    attributes(in);
    String place = notes.place(in, path.toString());
    if (place != null) {
      origins.add(new Origin(path.toString(), place));
    }
    leaf = true;
  }

  private void attributes(XMLStreamReader in) throws XMLStreamException {
    Map<String, String> own = new TreeMap<>();
    for (int i = 0; i < in.getAttributeCount(); i++) {
      String namespace = in.getAttributeNamespace(i);
      if (namespace == null || namespace.isEmpty()) {
        own.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
      } else if (!notes.isNote(in.getAttributeName(i)) && !isSchemaHint(namespace, in.getAttributeLocalName(i))) {
        findings.add(new Finding(path.toString(), "foreign-attribute",
            "The attribute " + in.getAttributeLocalName(i) + " of " + namespace + " is not part of a certificate."));
      }
    }
    for (Map.Entry<String, String> attribute : own.entrySet()) {
      out.writeAttribute(attribute.getKey(), attribute.getValue());
    }
  }

  private static boolean isSchemaHint(String namespace, String name) {
    return XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(namespace) && name.endsWith("chemaLocation");
  }

  private void end(XMLStreamReader in) throws XMLStreamException {
    if (leaf && reference == null && in.getName().equals(CertificateNames.REFERENCE)) {
      reference = text.toString().strip();
    }
    writeText(leaf);
    leaf = false;
    out.writeEndElement();
    spaces.pop();
    path.leave();
  }

  /** White space counts in an element that has only text; between elements it is layout. */
  private void writeText(boolean whole) throws XMLStreamException {
    if (whole ? text.length() > 0 : !text.toString().isBlank()) {
      out.writeCharacters(text.toString());
    }
    text.setLength(0);
  }
}
