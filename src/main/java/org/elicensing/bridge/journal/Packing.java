package org.elicensing.bridge.journal;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Packs payloads, which are the largest part of what a message costs to keep: with zstd, and with words that messages
 * share, so that each stores little but what is its own. The first byte says which words; whoever changes them adds a
 * file and keeps the old one, for it is needed as long as a journal has anything that was packed with it.
 */
public final class Packing {

  private static final byte WORDS = 1;
  private static final int FASTEST = 1;
  /** Between two uses: making one costs more than packing a short message. */
  private static final BlockingQueue<ZstdCompressCtx> PACKING = new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());
  private static final BlockingQueue<ZstdDecompressCtx> UNPACKING = new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

  private Packing() {}

  /** Made when first needed. */
  private static final class Words {
    private static final byte[] TEXT = read("/journal/words-" + WORDS + ".txt");
    private static final ZstdDictCompress PACKED_WITH = new ZstdDictCompress(TEXT, FASTEST);
    private static final ZstdDictDecompress UNPACKED_WITH = new ZstdDictDecompress(TEXT);

    private static byte[] read(String name) {
      try (InputStream in = Packing.class.getResourceAsStream(name)) {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static byte[] pack(byte[] body) {
    ZstdCompressCtx rested = PACKING.poll();
    ZstdCompressCtx context = rested == null ? new ZstdCompressCtx().setChecksum(false).setContentSize(false).loadDict(Words.PACKED_WITH) : rested;
    byte[] room = new byte[(int) Zstd.compressBound(body.length) + 1];
    room[0] = WORDS;
    int size = context.compressByteArray(room, 1, room.length - 1, body, 0, body.length);
    if (!PACKING.offer(context)) {
      context.close();
    }
    return Arrays.copyOf(room, size + 1);
  }

  /** @param size of the body before it was packed */
  public static byte[] unpack(byte[] packed, int size) {
    if (packed.length == 0 || packed[0] != WORDS) {
      throw new IllegalStateException("A stored payload was packed in a way that this version does not know");
    }
    ZstdDecompressCtx rested = UNPACKING.poll();
    ZstdDecompressCtx context = rested == null ? new ZstdDecompressCtx().loadDict(Words.UNPACKED_WITH) : rested;
    byte[] body = new byte[size];
    try {
      context.decompressByteArray(body, 0, size, packed, 1, packed.length - 1);
    } catch (ZstdException e) {
      context.close();
      throw new IllegalStateException("A stored payload cannot be unpacked", e);
    }
    if (!UNPACKING.offer(context)) {
      context.close();
    }
    return body;
  }
}
