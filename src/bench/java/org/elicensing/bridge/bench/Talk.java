package org.elicensing.bridge.bench;

import java.nio.charset.StandardCharsets;

/** What one connection says: the next request as soon as the last one is answered. */
interface Talk {

  /**
   * A request and what a right answer contains besides HTTP 200.
   *
   * @param kind record, echo, check, reserve or clear
   */
  record Request(String kind, byte[] bytes, byte[] expected) {

    static byte[] expected(String text) {
      return text.getBytes(StandardCharsets.US_ASCII);
    }
  }

  /** The next request, or null when all is said. */
  Request next();

  /** The last request was turned away because the server has too much to do. */
  default void busy() {}

  /** Whether something was begun that must be brought to its end. */
  default boolean midway() {
    return false;
  }
}
