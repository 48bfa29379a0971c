package org.elicensing.bridge.queues;

import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;

/** Puts outbox rows on their queues. Each carries its id as duplicate id, so that the broker takes it once however often it is sent. */
final class Dispatch implements AutoCloseable {

  private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

  /** Half of what makes others take a bridge for gone. */
  private static final long LATE_NANOS = 5_000_000_000L;

  private final BrokerSession broker;
  private final Map<String, Queue> queues = new HashMap<>();
  private long begunNanos = System.nanoTime();

  Dispatch(ConnectionFactory factory) {
    this.broker = new BrokerSession("outbox", factory);
  }

  /** Begins a turn. The first send to a queue asks the broker for it, which is dear; the answer holds for this turn only, as reply queues come and go. */
  void begin() {
    queues.clear();
    begunNanos = System.nanoTime();
  }

  /** Whether the turn has lasted so long that another bridge may soon think this one gone and send the same rows. */
  boolean isLate() {
    return System.nanoTime() - begunNanos > LATE_NANOS;
  }

  /** All or none, unless this throws: then nobody knows. One duplicate among them makes the broker refuse them all. */
  void together(List<OutboxRow> rows) throws JMSException {
    Session session = broker.open();
    try (MessageProducer producer = session.createProducer(null)) {
      for (OutboxRow row : rows) {
        send(producer, queue(session, row), message(session, row));
      }
      if (isLate()) {
        // Of two transactions open at once with the same id the broker takes both: it looks at ids when a message comes, not at the commit.
        session.rollback();
        throw new JMSException("The bridge stood still while it was sending");
      }
      session.commit();
    }
  }

  /**
   * One row in a transaction of its own. That the broker has it already is as good as sent. Not outside a
   * transaction, although the broker drops duplicates there without a word: it would also remember the id of
   * a message that it refused, and drop that one when it is sent again.
   */
  void alone(OutboxRow row) throws JMSException {
    try {
      together(List.of(row));
    } catch (JMSException e) {
      if (!known(e, ActiveMQExceptionType.DUPLICATE_ID_REJECTED)) {
        throw e;
      }
    }
  }

  private Queue queue(Session session, OutboxRow row) throws JMSException {
    Queue queue = queues.get(row.destination());
    if (queue == null) {
      if (!QueueNames.plain(row.destination())) {
        // Of some of these the broker would say nothing before the commit, nor after it.
        throw new InvalidDestinationException("Not the name of a queue");
      }
      queue = session.createQueue(QueueNames.address(row.destination()));
      queues.put(row.destination(), queue);
    }
    return queue;
  }

  private static void send(MessageProducer producer, Queue queue, Message message) throws JMSException {
    producer.send(queue, message, DeliveryMode.PERSISTENT, Message.DEFAULT_PRIORITY, 0);
  }

  private static Message message(Session session, OutboxRow row) throws JMSException {
    Message message = row.isText() ? session.createTextMessage(new String(row.body(), StandardCharsets.UTF_8)) : bytes(session, row.body());
    message.setStringProperty(DUPLICATE_ID, Long.toString(row.id()));
    message.setStringProperty("contentType", row.contentType());
    for (Map.Entry<String, String> property : row.properties().entrySet()) {
      message.setStringProperty(property.getKey(), property.getValue());
    }
    if (row.correlation() != null) {
      message.setJMSCorrelationID(row.correlation());
    }
    return message;
  }

  private static Message bytes(Session session, byte[] body) throws JMSException {
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(body);
    return message;
  }

  /** Whether the broker can be talked to, so that a failure was about the row; with a new connection, as the old one may be spoilt. */
  boolean isThere() {
    broker.close();
    queues.clear();
    try {
      broker.open();
      return true;
    } catch (JMSException e) {
      return false;
    }
  }

  /** Whether the broker only has no room now. */
  static boolean noRoom(Throwable failure) {
    return known(failure, ActiveMQExceptionType.ADDRESS_FULL);
  }

  private static boolean known(Throwable failure, ActiveMQExceptionType type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ActiveMQException known && known.getType() == type) {
        return true;
      }
    }
    return false;
  }

  void lost(Exception why) {
    broker.lost(why);
  }

  @Override
  public void close() {
    broker.close();
  }
}
