package org.elicensing.bridge.certex;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import java.net.URL;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.elicensing.bridge.certex.message.ObjectFactory;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.reading.HardenedReader;
import org.elicensing.bridge.reading.MessageRejected;
import org.elicensing.bridge.reading.SchemaCheck;
import org.elicensing.bridge.reading.XmlText;

/** Reads SOAP 1.1 envelopes: hardened first, then validated as a whole, then unmarshalled. */
public final class CertexReader {

  private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
  private static final String BASE = "urn:elicensing-bridge:certex:base:v1";
  /** How deep header blocks stand; a CertexHeader hidden in another block is none. */
  private static final int HEADER_BLOCK = 3;
  private static final String NEXT = "http://schemas.xmlsoap.org/soap/actor/next";
  private static final String MESSAGES = "urn:elicensing-bridge:certex:dual-use:v1";
  private static final URL SCHEMA = CertexReader.class.getResource("/schemas/certex/envelope.xsd");

  private final HardenedReader hardened;
  private final SchemaCheck schema = SchemaCheck.of(SCHEMA);
  private final ThreadLocal<Unmarshaller> unmarshallers = ThreadLocal.withInitial(CertexReader::unmarshaller);

  public CertexReader(HardenedReader hardened) {
    this.hardened = hardened;
  }

  private static final class Context {
    private static final JAXBContext MESSAGES = make();

    private static JAXBContext make() {
      try {
        return JAXBContext.newInstance(ObjectFactory.class);
      } catch (JAXBException e) {
        throw new IllegalStateException("The generated message types do not fit together", e);
      }
    }
  }

  static JAXBContext context() {
    return Context.MESSAGES;
  }

  private static Unmarshaller unmarshaller() {
    try {
      return context().createUnmarshaller();
    } catch (JAXBException e) {
      throw new IllegalStateException("The generated message types cannot be read", e);
    }
  }

  /** @throws MessageRejected with all findings */
  public CertexCall read(Received received) {
    XmlText text = hardened.read(received.raw());
    if (!text.root().equals(new QName(SOAP, "Envelope"))) {
      throw MessageRejected.unreadable("not-soap", "The root element is " + text.root() + ", not a SOAP 1.1 Envelope.");
    }
    schema.check(text);
    try {
      return read(received, text.reader());
    } catch (XMLStreamException | JAXBException e) {
      throw MessageRejected.unacceptable("/Envelope", "unreadable-body", "The body cannot be read: " + e.getMessage());
    }
  }

  /** SOAP 1.1, 4.2.3; blocks for another actor are none of the bridge's business. */
  private static boolean mustBeUnderstood(XMLStreamReader reader) {
    String actor = reader.getAttributeValue(SOAP, "actor");
    String must = reader.getAttributeValue(SOAP, "mustUnderstand");
    return must != null && (must.strip().equals("1") || must.strip().equals("true")) && (actor == null || actor.isBlank() || actor.strip().equals(NEXT));
  }

  private CertexCall read(Received received, XMLStreamReader reader) throws XMLStreamException, JAXBException {
    String messageId = null;
    String requester = null;
    int depth = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      depth += event == XMLStreamReader.START_ELEMENT ? 1 : event == XMLStreamReader.END_ELEMENT ? -1 : 0;
      if (event != XMLStreamReader.START_ELEMENT || depth > HEADER_BLOCK) {
        continue;
      }
      boolean ours = MESSAGES.equals(reader.getNamespaceURI());
      if (ours && reader.getLocalName().equals("CertexHeader") && messageId == null) {
        reader.nextTag();
        messageId = reader.getElementText().strip();
        reader.nextTag();
        requester = reader.getElementText().strip();
      } else if (SOAP.equals(reader.getNamespaceURI()) && reader.getLocalName().equals("Body")) {
        reader.nextTag();
        Object body = unmarshallers.get().unmarshal(reader);
        if (messageId == null) {
          throw MessageRejected.unacceptable("/Envelope/Header", "certex-header", "The CertexHeader with MessageId and UniqRequesterPrefix is missing.");
        }
        return new CertexCall(received, messageId, requester, body);
      } else if (!ours && !BASE.equals(reader.getNamespaceURI()) && mustBeUnderstood(reader)) {
        throw MessageRejected.unacceptable("/Envelope/Header", FaultPhrase.MUST_UNDERSTAND, "The bridge does not understand the header block " + reader.getName() + ", which must be understood.");
      }
    }
    throw MessageRejected.unacceptable("/Envelope", "no-body", "The envelope has no body.");
  }
}
