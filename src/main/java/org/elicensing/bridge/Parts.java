package org.elicensing.bridge;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a bridge consists of, in the order it was started; stopped in the opposite order. */
final class Parts implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  /** Stops every part, also when one of them fails at it. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        LOG.warn("Stopping: {}", e.toString());
      }
    }
  }
}
