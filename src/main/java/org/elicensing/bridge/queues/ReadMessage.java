package org.elicensing.bridge.queues;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.journal.Received;

/** Takes from a message of the broker what the journal keeps of it, and no more bytes than the bridge reads. */
final class ReadMessage {

  /** What the declaration of a text says of its encoding was true before it became a text of the broker. */
  private static final Pattern ENCODING = Pattern.compile("^(\\uFEFF?\\s*<\\?xml\\b[^>]{0,100}?)\\s+encoding\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
  private static final int PROLOGUE = 300;

  private record Body(byte[] kept, long size) {
    static final Body NONE = new Body(new byte[0], 0);
  }

  private final Ids ids;
  private final Clock clock;
  private final int most;

  /** @param most bytes that the bridge reads; one more is kept, so that a reader sees that there were more */
  ReadMessage(Ids ids, Clock clock, int most) {
    this.ids = ids;
    this.clock = clock;
    this.most = most + 1;
  }

  Received read(Message message) throws JMSException {
    Body body = body(message);
    return new Received(ids.next(), "queue", message.getStringProperty("licensingSystem"), contentType(message, body.kept()), body.kept(), body.size(),
        clock.instant(), message.getJMSMessageID(), replyTo(message), message.getJMSMessageID()).dryRun("true".equalsIgnoreCase(message.getStringProperty("dryRun")));
  }

  /** Kinds that carry neither text nor bytes, and bodies that cannot be read, are empty: the reader then says what is wrong. */
  private Body body(Message message) throws JMSException {
    try {
      if (message instanceof TextMessage text) {
        return text.getText() == null ? Body.NONE : text(text.getText());
      }
      return message instanceof BytesMessage bytes ? bytes(bytes) : Body.NONE;
    } catch (MessageFormatException | RuntimeException e) {
      return Body.NONE;
    }
  }

  private Body text(String text) {
    byte[] all = utf8(text);
    return new Body(all.length <= most ? all : Arrays.copyOf(all, most), all.length);
  }

  private static byte[] utf8(String text) {
    Matcher encoding = ENCODING.matcher(text).region(0, Math.min(text.length(), PROLOGUE));
    if (encoding.find()) {
      String named = encoding.group(2) == null ? encoding.group(3) : encoding.group(2);
      if (!named.equalsIgnoreCase("utf-8")) {
        return (encoding.group(1) + text.substring(encoding.end())).getBytes(StandardCharsets.UTF_8);
      }
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Body bytes(BytesMessage message) throws JMSException {
    long size = message.getBodyLength();
    if (message.propertyExists(LargeTextAsBytes.MARK)) {
      Body text = text(new String(LargeTextAsBytes.utf8(read(message, LargeTextAsBytes.streamed(most))), StandardCharsets.UTF_8));
      return new Body(text.kept(), Math.max(text.size(), size / 2));
    }
    byte[] kept = read(message, most);
    return new Body(kept, Math.max(kept.length, size));
  }

  /** The beginning of the stream; it grows with what is there, since a packed body says less than it holds. */
  private static byte[] read(BytesMessage message, int most) throws JMSException {
    byte[] read = new byte[(int) Math.min(most, Math.max(64, message.getBodyLength()))];
    int done = 0;
    byte[] chunk = new byte[Math.min(most, 32 << 10)];
    while (done < most) {
      int more = message.readBytes(chunk, Math.min(chunk.length, most - done));
      if (more <= 0) {
        break;
      }
      if (done + more > read.length) {
        read = Arrays.copyOf(read, (int) Math.min(most, Math.max(done + more, read.length * 2L)));
      }
      System.arraycopy(chunk, 0, read, done, more);
      done += more;
    }
    return done == read.length ? read : Arrays.copyOf(read, done);
  }

  private static String contentType(Message message, byte[] raw) throws JMSException {
    String stated = message.getStringProperty("contentType");
    return stated != null && !stated.isBlank() ? stated : guess(raw);
  }

  private static String guess(byte[] raw) {
    for (int i = 0; i < Math.min(raw.length, PROLOGUE); i++) {
      switch (raw[i]) {
        case '<' -> {
          return "application/xml";
        }
        case '{', '[' -> {
          return "application/json";
        }
        case ' ', '\t', '\r', '\n', (byte) 0xEF, (byte) 0xBB, (byte) 0xBF, (byte) 0xFE, (byte) 0xFF, 0 -> { }
        default -> {
          return "application/octet-stream";
        }
      }
    }
    return "application/octet-stream";
  }

  private static String replyTo(Message message) throws JMSException {
    return message.getJMSReplyTo() instanceof Queue queue && QueueNames.answerable(queue.getQueueName()) ? queue.getQueueName() : null;
  }
}
