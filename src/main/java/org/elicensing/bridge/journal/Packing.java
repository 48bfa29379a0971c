package org.elicensing.bridge.journal;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Packs payloads, which are the largest part of what a message costs to keep. */
final class Packing {

  private Packing() {}

  static byte[] pack(byte[] body) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(body);
      deflater.finish();
      return drain(deflater, body.length);
    } finally {
      deflater.end();
    }
  }

  private static byte[] drain(Deflater deflater, int expected) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(64, expected / 2));
    byte[] buffer = new byte[4096];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    return out.toByteArray();
  }

  static byte[] unpack(byte[] packed, int size) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed);
      byte[] body = new byte[size];
      int done = 0;
      while (done < size && !inflater.finished()) {
        int more = inflater.inflate(body, done, size - done);
        if (more == 0 && inflater.needsInput()) {
          break;
        }
        done += more;
      }
      return body;
    } catch (DataFormatException e) {
      throw new IllegalStateException("A stored payload cannot be unpacked", e);
    } finally {
      inflater.end();
    }
  }
}
