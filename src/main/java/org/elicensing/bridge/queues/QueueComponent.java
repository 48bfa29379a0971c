package org.elicensing.bridge.queues;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.reading.ReadingLimits;

/**
 * {@code queue:name?batch=200} in a route: takes batches from a queue of the broker. Finds the {@link Broker},
 * the {@link Ids} and the {@link Clock} in the registry by their type.
 */
public final class QueueComponent extends DefaultComponent {

  private static final int BATCH = 200;

  @Override
  protected Endpoint createEndpoint(String uri, String queue, Map<String, Object> parameters) throws Exception {
    int batch = getAndRemoveParameter(parameters, "batch", Integer.class, BATCH);
    String most = getCamelContext().resolvePropertyPlaceholders("{{bridge.reading.bytes:" + ReadingLimits.DEFAULT.bytes() + "}}");
    return new QueueEndpoint(uri, this, queue, batch, Integer.parseInt(most));
  }

  Broker broker() {
    return Objects.requireNonNull(getCamelContext().getRegistry().findSingleByType(Broker.class), "No Broker is bound in the registry");
  }

  ReadMessage reader(int most) {
    Ids ids = Objects.requireNonNull(getCamelContext().getRegistry().findSingleByType(Ids.class), "No Ids are bound in the registry");
    Clock clock = Objects.requireNonNull(getCamelContext().getRegistry().findSingleByType(Clock.class), "No Clock is bound in the registry");
    return new ReadMessage(ids, clock, most);
  }
}
