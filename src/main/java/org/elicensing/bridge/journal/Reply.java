package org.elicensing.bridge.journal;

/**
 * An answer, as it is remembered for repeats. A certificate in it is not stored again, only named.
 *
 * @param text the answer, without the certificate
 * @param certificateId the certificate that belongs into it, or null
 * @param statusShown the status that the certificate showed
 */
public record Reply(String contentType, Body text, Long certificateId, String statusShown, int httpStatus) {

  public Reply(String contentType, byte[] body, Long certificateId, String statusShown, int httpStatus) {
    this(contentType, Body.of(body), certificateId, statusShown, httpStatus);
  }

  public byte[] body() {
    return text.bytes();
  }

  public static Reply xml(byte[] body) {
    return new Reply("application/xml", body, null, null, 200);
  }
}
