package org.elicensing.bridge.queues;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.elicensing.bridge.journal.Received;

/**
 * Takes batches from one queue, each in one transacted session: everything about it is durable in the database
 * before the broker is told. What the broker delivers again after a failure between the two, the journal knows.
 */
final class BatchReader implements Runnable {

  private static final long WAIT_MILLIS = 250;
  /** A batch of large messages ends early. */
  private static final long BATCH_BYTES = 16L << 20;

  private final String queue;
  private final BrokerSession broker;
  private final ReadMessage reader;
  private final int most;
  private final HandIn handIn;
  private final CountDownLatch finishing = new CountDownLatch(1);
  private MessageConsumer consumer;

  BatchReader(String queue, ConnectionFactory factory, ReadMessage reader, int most, HandIn handIn) {
    this.queue = queue;
    this.broker = new BrokerSession("queue " + queue, factory);
    this.reader = reader;
    this.most = most;
    this.handIn = handIn;
  }

  /** Lets it end after the batch it is at. */
  void finish() {
    finishing.countDown();
  }

  private boolean running() {
    return finishing.getCount() > 0;
  }

  @Override
  public void run() {
    Backoff backoff = new Backoff();
    try {
      while (running()) {
        try {
          work();
          backoff.reset();
        } catch (JMSException | RuntimeException e) {
          if (running()) {
            broker.lost(e);
            finishing.await(backoff.nextMillis(), TimeUnit.MILLISECONDS);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      broker.close();
    }
  }

  private void work() throws JMSException, InterruptedException {
    if (!broker.isOpen()) {
      Session session = broker.open();
      consumer = session.createConsumer(session.createQueue(QueueNames.address(queue)));
    }
    List<Received> batch = receive();
    if (batch.isEmpty()) {
      return;
    }
    if (handIn.untilDurable(batch, finishing)) {
      broker.open().commit();
    } else {
      broker.open().rollback();
    }
  }

  /** Waits for the first message only: a lone message is never held back for company. */
  private List<Received> receive() throws JMSException {
    List<Received> batch = new ArrayList<>();
    long bytes = 0;
    Message message = consumer.receive(WAIT_MILLIS);
    while (message != null) {
      Received received = reader.read(message);
      batch.add(received);
      bytes += received.raw().length;
      message = batch.size() < most && bytes < BATCH_BYTES ? consumer.receiveNoWait() : null;
    }
    return batch;
  }
}
