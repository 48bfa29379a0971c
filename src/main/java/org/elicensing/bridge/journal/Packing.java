package org.elicensing.bridge.journal;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Packs payloads, which are the largest part of what a message costs to keep. */
public final class Packing {

  /** Deflaters between two uses: each has a quarter of a megabyte outside the heap, which is dearer to get than a short message is to pack. */
  private static final BlockingQueue<Deflater> RESTING = new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

  private Packing() {}

  static byte[] pack(byte[] body) {
    Deflater rested = RESTING.poll();
    Deflater deflater = rested == null ? new Deflater(Deflater.BEST_SPEED, true) : rested;
    deflater.setInput(body);
    deflater.finish();
    byte[] packed = drain(deflater, body.length);
    deflater.reset();
    if (!RESTING.offer(deflater)) {
      deflater.end();
    }
    return packed;
  }

  private static byte[] drain(Deflater deflater, int expected) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(64, expected / 2));
    byte[] buffer = new byte[4096];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    return out.toByteArray();
  }

  /** @param size of the body before it was packed */
  public static byte[] unpack(byte[] packed, int size) {
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
