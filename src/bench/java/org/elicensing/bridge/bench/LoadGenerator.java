package org.elicensing.bridge.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * One thread that keeps many connections busy: each sends its next request as soon as it has the answer to
 * the last one. Every answer is looked into.
 */
final class LoadGenerator {

  private static final int ANSWER_BYTES = 64 * 1024;
  private static final long SILENCE_MILLISECONDS = 30_000;

  /**
   * What came of a load.
   *
   * @param inTime answers within the time that was measured
   * @param latencies of those, in nanoseconds
   * @param right answers of each kind, also those that only completed what had begun
   * @param wrong answers that were not as expected, or requests without one
   * @param example the first of the wrong ones, or null
   * @param answerBytes of the last answer's body
   */
  record Load(long inTime, double seconds, Histogram latencies, Map<String, Long> right, long wrong, String example, int answerBytes) {

    double perSecond() {
      return inTime / seconds;
    }
  }

  private final List<Integer> ports;
  private final Selector selector;
  private final Histogram latencies = new Histogram(60_000_000_000L, 3);
  private final Map<String, Long> right = new TreeMap<>();
  private long inTime;
  private long wrong;
  private String example;
  private int answerBytes;
  private int open;
  private long deadline;

  private LoadGenerator(List<Integer> ports) throws IOException {
    this.ports = ports;
    this.selector = Selector.open();
  }

  /** Runs the talks, one connection each and spread evenly over the ports, for that long or until all is said. */
  static Load run(List<Integer> ports, List<Talk> talks, double seconds) {
    try {
      return new LoadGenerator(ports).run(talks, seconds);
    } catch (IOException e) {
      throw new UncheckedIOException("A server on one of the ports " + ports + " went away", e);
    }
  }

  private Load run(List<Talk> talks, double seconds) throws IOException {
    long began = System.nanoTime();
    deadline = began + (long) (seconds * 1e9);
    try (selector) {
      for (int i = 0; i < talks.size(); i++) {
        new Connection(talks.get(i), ports.get(i % ports.size())).send();
      }
      long heard = System.nanoTime();
      while (open > 0) {
        if (selector.select(key -> ((Connection) key.attachment()).read(), 1000) > 0) {
          heard = System.nanoTime();
        } else if (System.nanoTime() - heard > SILENCE_MILLISECONDS * 1_000_000) {
          wrong += open;
          example = example == null ? "no answer for " + SILENCE_MILLISECONDS + " ms" : example;
          break;
        }
      }
    }
    double took = (Math.min(System.nanoTime(), deadline) - began) / 1e9;
    return new Load(inTime, took, latencies, right, wrong, example, answerBytes);
  }

  private final class Connection {

    private final Talk talk;
    private final SocketChannel channel;
    private byte[] answer = new byte[ANSWER_BYTES];
    private ByteBuffer buffer = ByteBuffer.wrap(answer);
    private Talk.Request request;
    private long sent;

    Connection(Talk talk, int port) throws IOException {
      this.talk = talk;
      channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, this);
      open++;
    }

    void send() throws IOException {
      request = System.nanoTime() < deadline || talk.midway() ? talk.next() : null;
      if (request == null) {
        channel.close();
        open--;
        return;
      }
      buffer.clear();
      sent = System.nanoTime();
      ByteBuffer out = ByteBuffer.wrap(request.bytes());
      while (out.hasRemaining()) {
        channel.write(out);
      }
    }

    void read() {
      try {
        if (channel.read(buffer) < 0) {
          throw new IOException("The server closed the connection");
        }
        if (HttpAnswer.whole(answer, buffer.position())) {
          answered(System.nanoTime());
          send();
        } else if (!buffer.hasRemaining()) {
          answer = Arrays.copyOf(answer, answer.length * 2);
          ByteBuffer larger = ByteBuffer.wrap(answer);
          larger.position(buffer.position());
          buffer = larger;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void answered(long now) {
      if (now <= deadline) {
        inTime++;
        latencies.recordValue(now - sent);
      }
      answerBytes = buffer.position() - HttpAnswer.body(answer, buffer.position());
      if (HttpAnswer.right(answer, buffer.position(), request.expected())) {
        right.merge(request.kind(), 1L, Long::sum);
      } else {
        wrong++;
        example = example == null ? request.kind() + ": " + new String(answer, 0, Math.min(buffer.position(), 1500), StandardCharsets.UTF_8) : example;
      }
    }
  }
}
