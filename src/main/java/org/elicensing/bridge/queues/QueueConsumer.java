package org.elicensing.bridge.queues;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;

/** Runs one {@link BatchReader} while its route runs. Suspending, like stopping, finishes the batch and lets go of the queue. */
final class QueueConsumer extends DefaultConsumer implements Suspendable {

  private static final long FINISH_SECONDS = 30;

  private final QueueEndpoint endpoint;
  private final Broker broker;
  private final ReadMessage reader;
  private final int batch;
  private ExecutorService thread;
  private BatchReader running;

  QueueConsumer(QueueEndpoint endpoint, Processor processor, Broker broker, ReadMessage reader, int batch) {
    super(endpoint, processor);
    this.endpoint = endpoint;
    this.broker = broker;
    this.reader = reader;
    this.batch = batch;
  }

  private void begin() {
    if (running == null) {
      running = new BatchReader(endpoint.queue(), broker.connectionFactory(), reader, batch, new HandIn(this));
      thread = getEndpoint().getCamelContext().getExecutorServiceManager().newSingleThreadExecutor(this, "queue:" + endpoint.queue());
      thread.execute(running);
    }
  }

  private void end() {
    if (running != null) {
      running.finish();
      getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(thread, TimeUnit.SECONDS.toMillis(FINISH_SECONDS));
      running = null;
    }
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    begin();
  }

  @Override
  protected void doSuspend() {
    end();
  }

  @Override
  protected void doResume() {
    begin();
  }

  @Override
  protected void doStop() throws Exception {
    end();
    super.doStop();
  }
}
