package org.elicensing.bridge.queues;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultConsumer;
import org.elicensing.bridge.journal.Convoy;
import org.elicensing.bridge.journal.Received;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a batch to the route, in order and without waiting between messages, so that they are written as one
 * group. A message whose route ends with an exception is not durable: it stays where it is and is given again,
 * since handing it back to the broker would let later ones overtake it.
 */
final class HandIn {

  private static final Logger LOG = LoggerFactory.getLogger(HandIn.class);

  private record Given(Received message, CompletableFuture<Throwable> end) {}

  private final DefaultConsumer route;

  HandIn(DefaultConsumer route) {
    this.route = route;
  }

  /** Returns true when every message is durable, false when the bridge wants to finish before that. */
  boolean untilDurable(List<Received> batch, CountDownLatch finishing) throws InterruptedException {
    Backoff backoff = new Backoff();
    List<Received> left = give(batch, true);
    while (!left.isEmpty()) {
      if (finishing.await(backoff.nextMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
      // The oldest goes ahead alone: were all given at once, those after it could be worked first just as the database comes back.
      if (give(left.subList(0, 1), false).isEmpty()) {
        LOG.info("{}: messages are worked again", route.getEndpoint());
        backoff.reset();
        left = give(left.subList(1, left.size()), true);
      }
    }
    return true;
  }

  /** The messages that are to be given again, in order. */
  private List<Received> give(List<Received> messages, boolean first) throws InterruptedException {
    List<Given> given = new ArrayList<>();
    Convoy convoy = new Convoy();
    messages.forEach(message -> given.add(new Given(message, give(message.in(convoy)))));
    List<Received> left = new ArrayList<>();
    for (Given each : given) {
      Throwable failure = end(each);
      if (failure != null) {
        if (first && left.isEmpty()) {
          LOG.warn("{}: message {} cannot be worked now, trying again until it can: {}", route.getEndpoint(), each.message().reference(), failure.toString());
        }
        left.add(each.message());
      }
    }
    return left;
  }

  private static Throwable end(Given given) throws InterruptedException {
    try {
      return given.end().get();
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  private CompletableFuture<Throwable> give(Received message) {
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Exchange exchange = route.createExchange(false);
    exchange.getIn().setBody(message);
    try {
      route.getAsyncProcessor().process(exchange, doneSync -> {
        Throwable failure = exchange.getException();
        if (failure != null) {
          message.holdUp();
        }
        route.releaseExchange(exchange, false);
        end.complete(failure);
      });
    } catch (RuntimeException e) {
      message.holdUp();
      end.complete(e);
    }
    return end;
  }
}
