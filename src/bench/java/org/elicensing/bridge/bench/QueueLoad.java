package org.elicensing.bridge.bench;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.elicensing.bridge.queues.QueueNames;

/**
 * Sends declaration messages to a queue as fast as their outcomes come back, with so many under way, persistent and in
 * transactions; every outcome is looked into.
 */
final class QueueLoad {

  /** Messages under way: enough for the largest batches on both sides. */
  private static final int UNDER_WAY = 2_000;
  private static final int PER_TRANSACTION = 60;
  private static final long SILENCE_MILLISECONDS = 60_000;

  /** Outcomes in the time measured, how long each took from its message, and what they said. */
  record Answers(long inTime, double seconds, Histogram latencies, Map<String, Long> right, long wrong, String example, String last) {

    double perSecond() {
      return inTime / seconds;
    }
  }

  private record Asked(DeclarationMessages.Message message, long at) {}

  private final DeclarationMessages messages;
  private final Map<String, Asked> asked = new ConcurrentHashMap<>();
  private final Semaphore room = new Semaphore(UNDER_WAY);
  private final Histogram latencies = new Histogram(600_000_000_000L, 3);
  private final Map<String, Long> right = new TreeMap<>();
  private volatile boolean allSent;
  private volatile Exception failure;
  private long wrong;
  private String example;
  private String last;
  private long inTime;

  private QueueLoad(DeclarationMessages messages) {
    this.messages = messages;
  }

  /** Runs for that long; at least one declaration is brought to its end, and all that were begun. */
  static Answers run(String brokerUrl, DeclarationMessages messages, double seconds) {
    return new QueueLoad(messages).run(brokerUrl, seconds);
  }

  private Answers run(String brokerUrl, double seconds) {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(brokerUrl); Connection connection = factory.createConnection()) {
      connection.start();
      long began = System.nanoTime();
      long deadline = began + (long) (seconds * 1e9);
      Thread sender = new Thread(() -> send(connection, deadline), "declarations");
      sender.start();
      take(connection, deadline);
      sender.join();
      if (failure != null) {
        throw new IllegalStateException("Declarations cannot be sent", failure);
      }
      return new Answers(inTime, (Math.min(System.nanoTime(), deadline) - began) / 1e9, latencies, right, wrong, example, last);
    } catch (JMSException e) {
      throw new IllegalStateException("The queues at " + brokerUrl + " cannot be used", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void send(Connection connection, long deadline) {
    try (Session session = connection.createSession(true, Session.SESSION_TRANSACTED); MessageProducer producer = session.createProducer(session.createQueue(QueueNames.DECLARATION_IN))) {
      producer.setDeliveryMode(DeliveryMode.PERSISTENT);
      do {
        for (int i = 0; i < PER_TRANSACTION || messages.midway(); i++) {
          send(session, producer, messages.next());
        }
        session.commit();
      } while (System.nanoTime() < deadline);
    } catch (JMSException | RuntimeException e) {
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      allSent = true;
    }
  }

  private void send(Session session, MessageProducer producer, DeclarationMessages.Message next) throws JMSException, InterruptedException {
    if (!room.tryAcquire()) {
      // What waits in this transaction would never be answered.
      session.commit();
      room.acquire();
    }
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(next.body());
    long at = System.nanoTime();
    producer.send(message);
    asked.put(message.getJMSMessageID(), new Asked(next, at));
  }

  private void take(Connection connection, long deadline) throws JMSException {
    try (Session session = connection.createSession(true, Session.SESSION_TRANSACTED); MessageConsumer consumer = session.createConsumer(session.createQueue(QueueNames.OUTCOME_OUT))) {
      long heard = System.nanoTime();
      while (!allSent || !asked.isEmpty()) {
        Message message = consumer.receive(100);
        if (message == null) {
          if (System.nanoTime() - heard > TimeUnit.MILLISECONDS.toNanos(SILENCE_MILLISECONDS)) {
            wrong += asked.size();
            example = example == null ? "no outcome for " + SILENCE_MILLISECONDS + " ms" : example;
            return;
          }
          continue;
        }
        int taken = 0;
        for (; message != null && taken < PER_TRANSACTION; taken++) {
          taken(message, deadline);
          message = taken + 1 < PER_TRANSACTION ? consumer.receiveNoWait() : null;
        }
        session.commit();
        room.release(taken);
        heard = System.nanoTime();
      }
    }
  }

  private void taken(Message message, long deadline) throws JMSException {
    Asked question = await(message.getJMSCorrelationID());
    String outcome = message instanceof TextMessage text ? text.getText() : "not a text";
    last = outcome;
    if (question != null && outcome.contains("Result>ok</") && outcome.contains(question.message.expected())) {
      right.merge(question.message.type(), 1L, Long::sum);
      long now = System.nanoTime();
      if (now <= deadline) {
        inTime++;
        latencies.recordValue(now - question.at);
      }
    } else {
      wrong++;
      example = example == null ? (question == null ? "to nothing that was asked: " : question.message.type() + ": ") + outcome : example;
    }
  }

  /** An outcome may overtake the note of its question by a moment. */
  private Asked await(String id) {
    for (int i = 0; i < 1000; i++) {
      Asked question = id == null ? null : asked.remove(id);
      if (question != null) {
        return question;
      }
      Thread.onSpinWait();
    }
    return null;
  }
}
