package org.elicensing.bridge.bench;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.elicensing.bridge.queues.QueueNames;

/** A licensing system that takes what it is told, either all that is there or all the time. */
final class UsageTaker implements AutoCloseable {

  private static final int PER_TRANSACTION = 200;
  private static final long PATIENCE_MILLISECONDS = 100;

  private final ActiveMQConnectionFactory factory;
  private final Connection connection;
  private final Thread thread = new Thread(this::takeAllTheTime, "usage");
  private volatile boolean open = true;
  private volatile long taken;
  private volatile JMSException failure;

  private UsageTaker(String brokerUrl) throws JMSException {
    this.factory = new ActiveMQConnectionFactory(brokerUrl);
    this.connection = factory.createConnection();
    connection.start();
  }

  /** Takes what is there; returns how many messages that was. */
  static long take(String brokerUrl) {
    try (UsageTaker taker = new UsageTaker(brokerUrl)) {
      return taker.takeWhatIsThere();
    } catch (JMSException e) {
      throw new IllegalStateException("Usage messages cannot be taken", e);
    }
  }

  /** Takes all the time, until it is closed. */
  static UsageTaker start(String brokerUrl) {
    try {
      UsageTaker taker = new UsageTaker(brokerUrl);
      taker.thread.start();
      return taker;
    } catch (JMSException e) {
      throw new IllegalStateException("Usage messages cannot be taken", e);
    }
  }

  private long takeWhatIsThere() throws JMSException {
    try (Session session = connection.createSession(true, Session.SESSION_TRANSACTED); MessageConsumer consumer = session.createConsumer(session.createQueue(QueueNames.USAGE_OUT))) {
      long all = 0;
      while (consumer.receive(PATIENCE_MILLISECONDS) != null) {
        int some = 1;
        while (some < PER_TRANSACTION && consumer.receiveNoWait() != null) {
          some++;
        }
        session.commit();
        all += some;
      }
      return all;
    }
  }

  private void takeAllTheTime() {
    try {
      while (open) {
        taken += takeWhatIsThere();
      }
    } catch (JMSException e) {
      failure = e;
    }
  }

  /** How many it took; it takes no more. */
  long finish() {
    open = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw new IllegalStateException("Usage messages cannot be taken", failure);
    }
    close();
    return taken;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    } finally {
      factory.close();
    }
  }
}
