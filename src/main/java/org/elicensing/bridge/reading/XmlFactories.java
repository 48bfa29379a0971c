package org.elicensing.bridge.reading;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import com.fasterxml.aalto.stax.OutputFactoryImpl;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** The only place where XML parsers and writers are made, each with every door to the outside shut. */
public final class XmlFactories {

  private static final OutputFactoryImpl OUTPUT = new OutputFactoryImpl();

  private XmlFactories() {}

  private static InputFactoryImpl hardenedInput() {
    InputFactoryImpl factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    return factory;
  }

  /** A factory keeps the names of all messages it reads: a gain as long as they are the same ones, a burden by hostile ones. */
  private record Input(InputFactoryImpl factory, AtomicInteger bytesLeft) {

    static Input fresh() {
      return new Input(hardenedInput(), new AtomicInteger(BYTES_OF_ONE_FACTORY));
    }

    boolean mayRead(byte[] bytes) {
      return bytesLeft.addAndGet(-bytes.length) >= 0;
    }
  }

  /** So much is read before names are forgotten: some hundred usual messages, or one large one. */
  private static final int BYTES_OF_ONE_FACTORY = 1 << 19;

  private static volatile Input input = Input.fresh();

  static XMLStreamReader streamReader(byte[] bytes) throws XMLStreamException {
    Input known = input;
    if (bytes.length > BYTES_OF_ONE_FACTORY) {
      known = Input.fresh();
    } else if (!known.mayRead(bytes)) {
      known = Input.fresh();
      known.mayRead(bytes);
      input = known;
    }
    return known.factory().createXMLStreamReader(new ByteArrayInputStream(bytes));
  }

  /** A writer of UTF-8 XML. */
  public static XMLStreamWriter streamWriter(OutputStream out) throws XMLStreamException {
    return OUTPUT.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
  }

  static XMLReader saxReader() {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newSAXParser().getXMLReader();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("The JDK's own SAX parser cannot be hardened", e);
    }
  }

  static SchemaFactory schemaFactory() {
    try {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      return factory;
    } catch (SAXException e) {
      throw new IllegalStateException("The JDK's own schema factory cannot be hardened", e);
    }
  }
}
