package org.elicensing.bridge.proof;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A partner at the queues: sends, and finds what came out by what its sender knows it by. */
final class WireQueues implements AutoCloseable {

  private final ActiveMQConnectionFactory factory;
  private final Connection connection;
  private final Session session;
  private final MessageProducer producer;
  private final Map<String, MessageConsumer> consumers = new HashMap<>();
  private final Map<String, String> came = new HashMap<>();

  WireQueues(String url) {
    factory = new ActiveMQConnectionFactory(url);
    try {
      connection = factory.createConnection();
      session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      producer = session.createProducer(null);
      connection.start();
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  /** @return what the answer will be known by */
  String send(String queue, String text, Map<String, String> properties) {
    try {
      Message message = session.createTextMessage(text);
      for (Map.Entry<String, String> each : properties.entrySet()) {
        message.setStringProperty(each.getKey(), each.getValue());
      }
      producer.send(session.createQueue(queue), message);
      return message.getJMSMessageID();
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The answer, once it came; empty when it did not within those milliseconds. */
  Optional<String> answer(String queue, String correlation, long milliseconds) {
    try {
      long until = System.nanoTime() + milliseconds * 1_000_000;
      for (long left = milliseconds; !came.containsKey(correlation) && left > 0; left = (until - System.nanoTime()) / 1_000_000) {
        Message message = consumer(queue).receive(left);
        if (message != null && message.getJMSCorrelationID() != null) {
          came.put(message.getJMSCorrelationID(), message.getBody(String.class));
        }
      }
      return Optional.ofNullable(came.remove(correlation));
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  private MessageConsumer consumer(String queue) throws JMSException {
    MessageConsumer consumer = consumers.get(queue);
    if (consumer == null) {
      consumer = session.createConsumer(session.createQueue(queue));
      consumers.put(queue, consumer);
    }
    return consumer;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
    factory.close();
  }
}
