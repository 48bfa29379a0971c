package org.elicensing.bridge.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Collects bytes in memory and stops with an error at a limit, or once nobody waits for them any more. */
final class BoundedOutput extends OutputStream {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final int limit;

  BoundedOutput(int limit) {
    this.limit = limit;
  }

  @Override
  public void write(int b) throws IOException {
    room(1);
    bytes.write(b);
  }

  @Override
  public void write(byte[] b, int offset, int length) throws IOException {
    room(length);
    bytes.write(b, offset, length);
  }

  private void room(int more) throws IOException {
    if (more > limit - bytes.size()) {
      throw new IOException("more than " + limit + " bytes were written");
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new IOException("the time is over");
    }
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }
}
