package org.elicensing.bridge.queues;

import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;

/** Puts outbox rows on their queues. Each carries its id as duplicate id, so that the broker takes it once however often it is sent. */
final class Dispatch implements AutoCloseable {

  private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

  private final BrokerSession broker;

  Dispatch(ConnectionFactory factory) {
    this.broker = new BrokerSession("outbox", factory);
  }

  /** All or none, unless this throws: then nobody knows. One duplicate among them makes the broker refuse them all. */
  void together(List<OutboxRow> rows) throws JMSException {
    Session session = broker.open();
    try (MessageProducer producer = session.createProducer(null)) {
      for (OutboxRow row : rows) {
        send(session, producer, row);
      }
      session.commit();
    }
  }

  /** One row, on the broker's disk when this returns. A duplicate is dropped by the broker without a word: outside a transaction it is no error. */
  void alone(OutboxRow row) throws JMSException {
    Session session = broker.openPlain();
    try (MessageProducer producer = session.createProducer(null)) {
      send(session, producer, row);
    }
  }

  private static void send(Session session, MessageProducer producer, OutboxRow row) throws JMSException {
    producer.send(session.createQueue(QueueNames.address(row.destination())), message(session, row), DeliveryMode.PERSISTENT, Message.DEFAULT_PRIORITY, 0);
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
    try {
      broker.open();
      return true;
    } catch (JMSException e) {
      return false;
    }
  }

  /** Whether the broker only has no room now. */
  static boolean noRoom(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ActiveMQException known && known.getType() == ActiveMQExceptionType.ADDRESS_FULL) {
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
