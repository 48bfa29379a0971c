package org.elicensing.bridge.certex;

import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.elicensing.bridge.journal.Body;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.licensing.Certificates;
import org.glassfish.jaxb.runtime.marshaller.NamespacePrefixMapper;

/**
 * Writes SOAP answers. The body is written once and remembered without the certificate, which is put in
 * its place whenever the answer is given.
 */
public final class CertexWriter {

  private static final String CONTENT_TYPE = "text/xml; charset=utf-8";
  private static final byte[] HEAD = utf8("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\">"
      + "<soap:Header><d:CertexHeader xmlns:d=\"urn:elicensing-bridge:certex:dual-use:v1\" xmlns:b=\"urn:elicensing-bridge:certex:base:v1\"><b:MessageId>");
  private static final byte[] BETWEEN = utf8("</b:MessageId><b:UniqRequesterPrefix>");
  private static final byte[] BODY = utf8("</b:UniqRequesterPrefix></d:CertexHeader></soap:Header><soap:Body>");
  private static final byte[] TAIL = utf8("</soap:Body></soap:Envelope>");

  private final Certificates certificates;
  private final ThreadLocal<Marshaller> marshallers = ThreadLocal.withInitial(CertexWriter::marshaller);

  public CertexWriter(Certificates certificates) {
    this.certificates = certificates;
  }

  private static Marshaller marshaller() {
    try {
      Marshaller marshaller = CertexReader.context().createMarshaller();
      marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
      marshaller.setProperty("org.glassfish.jaxb.namespacePrefixMapper", new Prefixes());
      return marshaller;
    } catch (JAXBException e) {
      throw new IllegalStateException("The generated message types cannot be written", e);
    }
  }

  /** @param certificateId of the licence that belongs into the answer, or null */
  Reply reply(Object message, Long certificateId, String statusShown) {
    return later(() -> message, certificateId, statusShown);
  }

  /** @param message of which is certain what it will say, though it is only put together when it is written */
  Reply later(Supplier<Object> message, Long certificateId, String statusShown) {
    return new Reply(CONTENT_TYPE, Body.later(() -> fragment(message.get())), certificateId, statusShown, 200);
  }

  byte[] fragment(Object message) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
      marshallers.get().marshal(message, out);
      return out.toByteArray();
    } catch (JAXBException e) {
      throw new IllegalStateException("An answer cannot be written", e);
    }
  }

  /** An envelope that answers nothing: a message of the bridge's own. */
  byte[] envelope(String messageId, String office, byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 1024);
    out.writeBytes(HEAD);
    out.writeBytes(utf8(Xml.escape(messageId)));
    out.writeBytes(BETWEEN);
    out.writeBytes(utf8(Xml.escape(office)));
    out.writeBytes(BODY);
    out.writeBytes(body);
    out.writeBytes(TAIL);
    return out.toByteArray();
  }

  /** The whole envelope: the request's header echoed, the remembered body with its certificate. */
  public byte[] envelope(CertexCall call, Reply reply) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(reply.body().length + 4096);
    out.writeBytes(HEAD);
    out.writeBytes(utf8(Xml.escape(call.messageId())));
    out.writeBytes(BETWEEN);
    out.writeBytes(utf8(Xml.escape(call.requester())));
    out.writeBytes(BODY);
    if (reply.certificateId() == null) {
      Listed.write(reply.body(), certificates, out);
    } else {
      int start = indexOf(reply.body(), (byte) '>') + 1;
      out.write(reply.body(), 0, start);
      certificates.write(reply.certificateId(), reply.statusShown(), out);
      out.write(reply.body(), start, reply.body().length - start);
    }
    out.writeBytes(TAIL);
    return out.toByteArray();
  }

  /** A remembered list as it leaves, with the certificates in their places. */
  byte[] list(Reply reply) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(reply.body().length + 4096);
    Listed.write(reply.body(), certificates, out);
    return out.toByteArray();
  }

  static int indexOf(byte[] bytes, byte wanted) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    throw new IllegalStateException("A remembered answer has no element");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static final class Prefixes extends NamespacePrefixMapper {
    @Override
    public String getPreferredPrefix(String namespace, String suggestion, boolean requirePrefix) {
      return switch (namespace) {
        case "urn:elicensing-bridge:certex:dual-use:v1" -> "d";
        case "urn:elicensing-bridge:certex:base:v1" -> "b";
        case "urn:elicensing-bridge:certificate:dual-use:v1" -> "c";
        default -> suggestion;
      };
    }
  }
}
