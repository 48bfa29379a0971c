package org.elicensing.bridge.reading;

import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * First reader of every XML message: one streaming pass that opens nothing, expands nothing and stops at
 * the limits. What it lets through is an {@link XmlText}.
 */
public final class HardenedReader {

  private final ReadingLimits limits;

  public HardenedReader(ReadingLimits limits) {
    this.limits = limits;
  }

  public ReadingLimits limits() {
    return limits;
  }

  /**
   * @param bytes the message as it came
   * @throws MessageRejected unreadable or too large, with where and why
   */
  public XmlText read(byte[] bytes) {
    if (bytes.length > limits.bytes()) {
      throw tooLarge("message-too-large", "The message has " + bytes.length + " bytes; at most " + limits.bytes() + " are read.");
    }
    byte[] utf8 = XmlEncoding.toUtf8(bytes);
    TagLimits.check(utf8, limits);
    try {
      XMLStreamReader reader = XmlFactories.streamReader(utf8);
      try {
        return pass(utf8, reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw MessageRejected.unreadable("not-well-formed", "The message is not well-formed XML: " + firstLine(e));
    } catch (MessageRejected e) {
      throw e;
    } catch (RuntimeException e) {
      // Where the parser reads late it throws its unchecked exceptions, and for reserved names plain runtime ones.
      throw MessageRejected.unreadable("not-well-formed", "The message is not well-formed XML: " + firstLine(e.getMessage()));
    }
  }

  private XmlText pass(byte[] utf8, XMLStreamReader reader) throws XMLStreamException {
    QName root = null;
    int text = 0;
    int longest = 0;
    int depth = 0;
    int elements = 0;
    if (reader.getVersion() != null && !"1.0".equals(reader.getVersion())) {
      throw MessageRejected.unreadable("xml-version", "Only XML 1.0 is read.");
    }
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          root = root == null ? reader.getName() : root;
          within(++depth, limits.depth(), "depth", "nested elements", reader);
          within(++elements, limits.elements(), "elements", "elements", reader);
          longest = Math.max(longest, passAttributes(reader));
          text = 0;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          text = 0;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          // Comments and instructions cut a text into pieces, but it stays one value.
          text += reader.getTextLength();
          within(text, limits.text(), "text-length", "characters in one text", reader);
          longest = Math.max(longest, text);
        }
        case XMLStreamConstants.DTD ->
            throw MessageRejected.unreadable("document-type", "A document type declaration is not accepted" + at(reader));
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw MessageRejected.unreadable("entity", "An entity reference is not accepted" + at(reader));
        default -> { }
      }
    }
    return new XmlText(utf8, root, longest);
  }

  /** The length of the longest value. */
  private int passAttributes(XMLStreamReader reader) {
    int longest = 0;
    int count = reader.getAttributeCount();
    within(count + reader.getNamespaceCount(), limits.attributes(), "attributes", "attributes on one element", reader);
    for (int i = 0; i < count; i++) {
      within(reader.getAttributeValue(i).length(), limits.text(), "text-length", "characters in one attribute", reader);
      longest = Math.max(longest, reader.getAttributeValue(i).length());
    }
    return longest;
  }

  private static void within(int found, int limit, String code, String what, XMLStreamReader reader) {
    if (found > limit) {
      throw tooLarge(code, "More than " + limit + " " + what + at(reader));
    }
  }

  private static MessageRejected tooLarge(String code, String sentence) {
    return MessageRejected.unreadable(code, sentence);
  }

  private static String at(XMLStreamReader reader) {
    return " (line " + reader.getLocation().getLineNumber() + ", column " + reader.getLocation().getColumnNumber() + ").";
  }

  private static String firstLine(String message) {
    return Quoted.sentence(String.valueOf(message).lines().findFirst().orElse(""), 300);
  }

  private static String firstLine(XMLStreamException e) {
    String where = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNumber() + ", column " + e.getLocation().getColumnNumber() + ")";
    return firstLine(e.getMessage()) + where;
  }
}
