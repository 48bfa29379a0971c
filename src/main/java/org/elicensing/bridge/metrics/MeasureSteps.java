package org.elicensing.bridge.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.NamedRoute;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Times every step of every route from outside, so that no step knows of it. */
public final class MeasureSteps implements InterceptStrategy, RoutePolicyFactory {

  private static final String BEGAN = "bridgeBegan";

  private final MeterRegistry registry;

  MeasureSteps(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public Processor wrapProcessorInInterceptors(CamelContext context, NamedNode step, Processor target, Processor next) {
    NamedRoute route = route(step);
    if (route == null || step instanceof NamedRoute) {
      return target;
    }
    String id = step.getId().startsWith(route.getRouteId() + ".") ? step.getId().substring(route.getRouteId().length() + 1) : step.getId();
    return new Timed(target, timer(Meter.STEP_TIME, "route", route.getRouteId(), "step", id));
  }

  private static NamedRoute route(NamedNode step) {
    for (NamedNode node = step; node != null; node = node.getParent()) {
      if (node instanceof NamedRoute route) {
        return route;
      }
    }
    return null;
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode definition) {
    Timer timer = timer(Meter.REQUEST_TIME, "route", routeId);
    return new RoutePolicySupport() {
      @Override
      public void onExchangeBegin(Route route, Exchange exchange) {
        exchange.setProperty(BEGAN, System.nanoTime());
      }

      @Override
      public void onExchangeDone(Route route, Exchange exchange) {
        timer.record(System.nanoTime() - exchange.getProperty(BEGAN, System.nanoTime(), Long.class), TimeUnit.NANOSECONDS);
      }
    };
  }

  private Timer timer(Meter meter, String... tags) {
    return Timer.builder(meter.label()).description(meter.description()).tags(tags).publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(1)).maximumExpectedValue(Duration.ofSeconds(30)).register(registry);
  }

  private static final class Timed extends DelegateAsyncProcessor {

    private final Timer timer;

    Timed(Processor target, Timer timer) {
      super(target);
      this.timer = timer;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
      long began = System.nanoTime();
      return super.process(exchange, doneSync -> {
        timer.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        callback.done(doneSync);
      });
    }
  }
}
