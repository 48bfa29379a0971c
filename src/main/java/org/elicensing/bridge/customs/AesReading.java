package org.elicensing.bridge.customs;

/**
 * An AES message, read.
 *
 * @param message what it says
 * @param canonical the used elements as canonical XML, for {@link AesReader#ofCanonical}
 */
public record AesReading(DeclarationMessage message, byte[] canonical) {

  /** What must be equal for the same message to count as sent again. */
  public byte[] fingerprint() {
    return DeclarationFingerprint.of(message);
  }
}
