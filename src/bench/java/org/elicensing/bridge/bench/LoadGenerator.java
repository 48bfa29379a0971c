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
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * One thread that keeps many connections busy: each sends its next request as soon as it has the answer to
 * the last one. Every answer is looked into.
 */
final class LoadGenerator {

  private static final long LONGEST = 600_000_000_000L;
  private static final int ANSWER_BYTES = 64 * 1024;
  private static final long SILENCE_MILLISECONDS = 30_000;

  /**
   * What came of a load.
   *
   * @param inTime right answers within the time that was measured
   * @param latencies of those, in nanoseconds; where there is a pace, since each was due
   * @param byKind the same, of each kind by itself
   * @param right answers of each kind, also those that only completed what had begun
   * @param busy how often the server said that it has too much to do
   * @param wrong answers that were not as expected, or requests without one
   * @param example the first of the wrong ones, or null
   * @param answerBytes of the last answer's body
   */
  record Load(long inTime, double seconds, Histogram latencies, Map<String, Histogram> byKind, Map<String, Long> right, long busy, long wrong, String example, int answerBytes) {

    double perSecond() {
      return inTime / seconds;
    }
  }

  private final List<Integer> ports;
  private final Selector selector;
  private final Histogram latencies = new Histogram(LONGEST, 3);
  private final Map<String, Long> right = new TreeMap<>();
  private final Map<String, Histogram> byKind = new TreeMap<>();
  private final Deque<Connection> idle = new ArrayDeque<>();
  private final Pace pace;
  private long inTime;
  private long busy;
  private long wrong;
  private String example;
  private int answerBytes;
  private int open;
  private long deadline;

  private LoadGenerator(List<Integer> ports, Pace pace) throws IOException {
    this.ports = ports;
    this.pace = pace;
    this.selector = Selector.open();
  }

  /** Runs the talks, one connection each and spread evenly over the ports, for that long or until all is said. */
  static Load run(List<Integer> ports, List<Talk> talks, double seconds) {
    return run(ports, talks, seconds, Pace.AS_FAST_AS_ANSWERED);
  }

  /** The same in an open loop: so many requests a second become due, whether earlier ones are answered or not. */
  static Load run(List<Integer> ports, List<Talk> talks, double seconds, Pace pace) {
    try {
      return new LoadGenerator(ports, pace).run(talks, seconds);
    } catch (IOException e) {
      throw new UncheckedIOException("A server on one of the ports " + ports + " went away", e);
    }
  }

  private Load run(List<Talk> talks, double seconds) throws IOException {
    long began = System.nanoTime();
    deadline = began + (long) (seconds * 1e9);
    pace.begin(began);
    try (selector) {
      for (int i = 0; i < talks.size(); i++) {
        new Connection(talks.get(i), ports.get(i % ports.size())).send();
      }
      long heard = System.nanoTime();
      while (open > 0) {
        sendWhatIsDue();
        if (select() > 0) {
          heard = System.nanoTime();
        } else if (System.nanoTime() - heard > SILENCE_MILLISECONDS * 1_000_000) {
          wrong += open;
          example = example == null ? "no answer for " + SILENCE_MILLISECONDS + " ms" : example;
          break;
        }
      }
    }
    double took = (Math.min(System.nanoTime(), deadline) - began) / 1e9;
    return new Load(inTime, took, latencies, byKind, right, busy, wrong, example, answerBytes);
  }

  /** Waits for answers, or until the next request is due. */
  private int select() throws IOException {
    long wait = idle.isEmpty() ? Long.MAX_VALUE : Math.min(pace.due(), deadline) - System.nanoTime();
    if (wait >= 2_000_000) {
      return selector.select(key -> ((Connection) key.attachment()).read(), Math.min(1000, wait / 1_000_000));
    }
    int some = selector.selectNow(key -> ((Connection) key.attachment()).read());
    if (some == 0 && wait > 0) {
      LockSupport.parkNanos(Math.min(wait, 100_000));
    }
    return some;
  }

  /** Once the time is over those that have nothing begun close. */
  private void sendWhatIsDue() throws IOException {
    long now = System.nanoTime();
    while (!idle.isEmpty() && (now >= pace.due() || now >= deadline)) {
      idle.pop().sendNow(now >= deadline ? now : pace.take());
    }
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
      if (pace.isOpen()) {
        idle.add(this);
      } else {
        sendNow(System.nanoTime());
      }
    }

    private void sendNow(long due) throws IOException {
      request = System.nanoTime() < deadline || talk.midway() ? talk.next() : null;
      if (request == null) {
        channel.close();
        open--;
        return;
      }
      buffer.clear();
      sent = due;
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
      answerBytes = buffer.position() - HttpAnswer.body(answer, buffer.position());
      if (HttpAnswer.busy(answer)) {
        busy++;
        talk.busy();
      } else if (HttpAnswer.right(answer, buffer.position(), request.expected())) {
        right.merge(request.kind(), 1L, Long::sum);
        if (now <= deadline) {
          inTime++;
          latencies.recordValue(now - sent);
          byKind.computeIfAbsent(request.kind(), kind -> new Histogram(LONGEST, 3)).recordValue(now - sent);
        }
      } else {
        wrong++;
        example = example == null ? request.kind() + ": " + new String(answer, 0, Math.min(buffer.position(), 1500), StandardCharsets.UTF_8) : example;
      }
    }
  }
}
