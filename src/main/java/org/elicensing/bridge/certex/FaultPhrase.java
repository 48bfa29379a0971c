package org.elicensing.bridge.certex;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.elicensing.bridge.reading.Finding;

/** Writes SOAP 1.1 faults: the detail carries one BridgeFault with all findings. */
public final class FaultPhrase {

  /** A fault of its own in SOAP 1.1. */
  static final String MUST_UNDERSTAND = "must-understand";

  private FaultPhrase() {}

  /** @param sendersFault Client, else Server: sending the same again may help */
  public static byte[] write(String code, String reference, List<Finding> findings, boolean sendersFault) {
    StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        .append("<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><soap:Fault><faultcode>soap:")
        .append(!sendersFault ? "Server" : findings.stream().anyMatch(each -> each.code().equals(MUST_UNDERSTAND)) ? "MustUnderstand" : "Client").append("</faultcode><faultstring>")
        .append(Xml.escape(findings.isEmpty() ? code : findings.get(0).sentence()))
        .append("</faultstring><detail><d:BridgeFault xmlns:d=\"urn:elicensing-bridge:certex:dual-use:v1\" xmlns:b=\"urn:elicensing-bridge:certex:base:v1\"><b:Code>")
        .append(Xml.escape(code)).append("</b:Code><b:Reference>").append(Xml.escape(reference)).append("</b:Reference>");
    for (Finding finding : findings) {
      text.append("<b:Finding><b:Path>").append(Xml.escape(finding.path())).append("</b:Path><b:Code>").append(Xml.escape(finding.code()))
          .append("</b:Code><b:Sentence>").append(Xml.escape(finding.sentence())).append("</b:Sentence></b:Finding>");
    }
    return text.append("</d:BridgeFault></detail></soap:Fault></soap:Body></soap:Envelope>").toString().getBytes(StandardCharsets.UTF_8);
  }
}
