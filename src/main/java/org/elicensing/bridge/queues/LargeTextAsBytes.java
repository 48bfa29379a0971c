package org.elicensing.bridge.queues;

import java.nio.charset.StandardCharsets;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionReceiveLargeMessage;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Lets a large text message arrive as a stream of bytes. The JMS client would otherwise load the whole text
 * before anybody can ask how long it is, and one sender could fill the bridge's memory.
 */
public final class LargeTextAsBytes implements Interceptor {

  static final String MARK = "bridgeLargeText";
  /** A byte that says that there is a text, and four with its length. */
  private static final int HEAD = 5;

  @Override
  public boolean intercept(Packet packet, RemotingConnection connection) {
    if (packet instanceof SessionReceiveLargeMessage large && large.getLargeMessage() instanceof CoreMessage message && message.getType() == Message.TEXT_TYPE) {
      message.setType(Message.BYTES_TYPE);
      message.putBooleanProperty(MARK, true);
    }
    return true;
  }

  /** How many bytes of the stream to read for so many characters. */
  static int streamed(int characters) {
    return (int) Math.min(Integer.MAX_VALUE - 16, HEAD + 2L * characters);
  }

  /** The text of a stream, which the client writes as UTF-16 with the low byte first. */
  static byte[] utf8(byte[] stream) {
    return stream.length <= HEAD ? new byte[0] : new String(stream, HEAD, stream.length - HEAD, StandardCharsets.UTF_16LE).getBytes(StandardCharsets.UTF_8);
  }
}
