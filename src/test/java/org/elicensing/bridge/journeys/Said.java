package org.elicensing.bridge.journeys;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What the bridge said in XML, as a partner reads it: by the names of elements, whatever their prefixes. */
final class Said {

  private final Element element;

  private Said(Element element) {
    this.element = element;
  }

  static Said in(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return new Said(factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml))).getDocumentElement());
    } catch (Exception e) {
      throw new AssertionError("Not XML: " + xml, e);
    }
  }

  String name() {
    return element.getLocalName();
  }

  List<Said> all(String name) {
    NodeList found = element.getElementsByTagNameNS("*", name);
    List<Said> all = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      all.add(new Said((Element) found.item(i)));
    }
    return all;
  }

  /** The text of the first element of that name, or null when there is none. */
  String text(String name) {
    List<Said> all = all(name);
    return all.isEmpty() ? null : all.get(0).element.getTextContent().strip();
  }

  List<String> texts(String name) {
    return all(name).stream().map(each -> each.element.getTextContent().strip()).toList();
  }

  boolean has(String name) {
    return !all(name).isEmpty();
  }

  String attribute(String child, String attribute) {
    List<Said> all = all(child);
    return all.isEmpty() ? null : all.get(0).element.getAttribute(attribute);
  }

  /** The values of some elements in a row, such as "1 reserved ok"; what is not there is left out. */
  String row(String... names) {
    return Stream.of(names).map(this::text).filter(text -> text != null).collect(Collectors.joining(" "));
  }

  /** Whether two numbers are the same and not only written alike. */
  static String number(String text) {
    return text == null ? null : new BigDecimal(text).stripTrailingZeros().toPlainString();
  }

  /** Everything it says, without prefixes and blanks between elements: what two equal answers have in common. */
  String content() {
    StringBuilder text = new StringBuilder();
    write(element, text);
    return text.toString();
  }

  private static void write(Element element, StringBuilder text) {
    text.append('<').append(element.getLocalName()).append('>');
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element each) {
        write(each, text);
      } else if (child.getNodeType() == Node.TEXT_NODE) {
        text.append(child.getNodeValue().strip());
      }
    }
    text.append("</>");
  }

  @Override
  public String toString() {
    return content();
  }
}
