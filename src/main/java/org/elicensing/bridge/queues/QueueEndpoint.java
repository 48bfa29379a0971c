package org.elicensing.bridge.queues;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** A queue that a route takes from. Nothing is sent through it: whatever leaves the bridge leaves through the outbox. */
final class QueueEndpoint extends DefaultEndpoint {

  private final QueueComponent component;
  private final String queue;
  private final int batch;
  private final int mostBytes;

  QueueEndpoint(String uri, QueueComponent component, String queue, int batch, int mostBytes) {
    super(uri, component);
    this.component = component;
    this.queue = queue;
    this.batch = batch;
    this.mostBytes = mostBytes;
  }

  String queue() {
    return queue;
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    QueueConsumer consumer = new QueueConsumer(this, processor, component.broker(), component.reader(mostBytes), batch);
    configureConsumer(consumer);
    return consumer;
  }

  @Override
  public Producer createProducer() {
    throw new UnsupportedOperationException("Messages leave through the outbox, never through queue:" + queue);
  }

  @Override
  public boolean isLenientProperties() {
    return false;
  }
}
