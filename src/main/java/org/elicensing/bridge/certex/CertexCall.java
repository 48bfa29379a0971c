package org.elicensing.bridge.certex;

import org.elicensing.bridge.journal.Received;

/**
 * A SOAP request whose envelope was read and whose body fits the schema.
 *
 * @param messageId 32 hex digits, as sent
 * @param requester customs office that asks, as sent
 * @param body the JAXB message of the body
 */
public record CertexCall(Received received, String messageId, String requester, Object body) {

  static final String IDENTIFICATION = "/Envelope/Header/CertexHeader/MessageId";

  /** Kind of message, the name of its element. */
  public String kind() {
    return body.getClass().getSimpleName();
  }
}
