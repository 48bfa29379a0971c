package org.elicensing.bridge.reading;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/** Tells a handler of SAX what a streaming reader reads. */
final class TellHandler {

  private final XMLStreamReader reader;
  private final ContentHandler handler;
  private final AttributesImpl attributes = new AttributesImpl();

  private TellHandler(XMLStreamReader reader, ContentHandler handler) {
    this.reader = reader;
    this.handler = handler;
  }

  /** @throws SAXException what the handler throws */
  static void all(XMLStreamReader reader, ContentHandler handler) throws XMLStreamException, SAXException {
    handler.startDocument();
    TellHandler telling = new TellHandler(reader, handler);
    while (reader.hasNext()) {
      telling.tell(reader.next());
    }
    handler.endDocument();
  }

  private void tell(int event) throws SAXException {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> start();
      case XMLStreamConstants.END_ELEMENT -> end();
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
          handler.characters(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
      default -> { }
    }
  }

  private void start() throws SAXException {
    for (int i = 0; i < reader.getNamespaceCount(); i++) {
      handler.startPrefixMapping(orEmpty(reader.getNamespacePrefix(i)), orEmpty(reader.getNamespaceURI(i)));
    }
    attributes.clear();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String name = reader.getAttributeLocalName(i);
      attributes.addAttribute(orEmpty(reader.getAttributeNamespace(i)), name, prefixed(reader.getAttributePrefix(i), name), "CDATA", reader.getAttributeValue(i));
    }
    handler.startElement(orEmpty(reader.getNamespaceURI()), reader.getLocalName(), prefixed(reader.getPrefix(), reader.getLocalName()), attributes);
  }

  private void end() throws SAXException {
    handler.endElement(orEmpty(reader.getNamespaceURI()), reader.getLocalName(), prefixed(reader.getPrefix(), reader.getLocalName()));
    for (int i = reader.getNamespaceCount() - 1; i >= 0; i--) {
      handler.endPrefixMapping(orEmpty(reader.getNamespacePrefix(i)));
    }
  }

  private static String prefixed(String prefix, String name) {
    return prefix == null || prefix.isEmpty() ? name : prefix + ":" + name;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
