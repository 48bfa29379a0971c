package org.elicensing.bridge.journal;

import java.util.function.Supplier;

/**
 * The bytes of a message: there, or written when they are first asked for, and packed for keeping when that is first asked for.
 * What a decision says is settled when it is made; how it reads takes longer to write than to decide, and may be written beside
 * the next decision.
 */
public final class Body {

  private Supplier<byte[]> writing;
  private byte[] bytes;
  private byte[] packed;

  private Body(Supplier<byte[]> writing, byte[] bytes) {
    this.writing = writing;
    this.bytes = bytes;
  }

  public static Body of(byte[] bytes) {
    return new Body(null, bytes);
  }

  /** @param writing is asked once, on any thread; what it reads must not change any more */
  public static Body later(Supplier<byte[]> writing) {
    return new Body(writing, null);
  }

  public synchronized byte[] bytes() {
    if (bytes == null) {
      bytes = writing.get();
      writing = null;
    }
    return bytes;
  }

  /** As the journal keeps them. */
  synchronized byte[] packed() {
    if (packed == null) {
      packed = Packing.pack(bytes());
    }
    return packed;
  }
}
