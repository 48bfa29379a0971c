package org.elicensing.bridge.doors;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.reading.MessageRejected;

/** First step of every route: takes the bytes as they come, no more than the bridge reads, and gives them a reference. */
public final class ReceiveMessage {

  /** Asks for a message to be judged without effect: an HTTP header, or a parameter of the address. */
  private static final String DRY_RUN = "dry-run";
  /** How many times what is read. */
  private static final int LISTENED_TO = 16;

  private final Ids ids;
  private final Clock clock;
  private final int mostBytes;

  public ReceiveMessage(Ids ids, Clock clock, int mostBytes) {
    this.ids = ids;
    this.clock = clock;
    this.mostBytes = mostBytes;
  }

  /** From the single-window service. */
  public Received soap(Exchange exchange) {
    return received(exchange, "soap", null);
  }

  /** From a customs system over HTTP. */
  public Received declaration(Exchange exchange) {
    return received(exchange, "http", null);
  }

  /** From a licensing system over HTTP: its name is in the path. */
  public Received record(Exchange exchange) {
    LicensingPath path = LicensingPath.of(exchange);
    if (!path.what().equals("records")) {
      throw new NotFound("Below /licensing there are {system}/records to push to and {system}/usage to ask.");
    }
    return received(exchange, "http", path.system());
  }

  private Received received(Exchange exchange, String door, String partner) {
    Message message = exchange.getMessage();
    String contentType = message.getHeader(Exchange.CONTENT_TYPE, "application/xml", String.class);
    byte[] raw = bytes(message);
    return new Received(ids.next(), door, partner, contentType, raw, raw.length, clock.instant(), null, null, null)
        .dryRun("true".equalsIgnoreCase(String.valueOf(message.getHeader(DRY_RUN)).strip()));
  }

  /** Who sends somewhat too much and says how much is listened to until the end, since few clients read an answer before that. */
  private void letPass(InputStream in, long announced) throws IOException {
    if (announced <= (long) LISTENED_TO * mostBytes) {
      byte[] passing = new byte[8192];
      for (long left = announced - mostBytes - 1; left > 0; ) {
        int read = in.read(passing, 0, (int) Math.min(left, passing.length));
        left = read < 0 ? 0 : left - read;
      }
    }
  }

  /** One byte more than is read tells that the message is too large; the rest is never taken into memory. */
  private byte[] bytes(Message message) {
    try (InputStream in = message.getBody(InputStream.class)) {
      byte[] bytes = in == null ? new byte[0] : in.readNBytes(mostBytes + 1);
      if (bytes.length > mostBytes) {
        letPass(in, message.getHeader("Content-Length", 0L, Long.class));
      }
      return bytes;
    } catch (IOException e) {
      throw MessageRejected.unreadable("broken-off", "The message broke off while it was received.");
    }
  }
}
