package org.elicensing.bridge.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.ToDoubleFunction;
import org.elicensing.bridge.database.DatabaseUnavailable;

/** What waits, as gauges, and the page that Prometheus reads. */
public final class Gauges {

  private final BridgeMetrics metrics;
  private final Backlogs backlogs;
  private final MultiGauge parked;

  /** @param writer works understood and not yet decided */
  public Gauges(BridgeMetrics metrics, Backlogs backlogs, IntSupplier writer) {
    this.metrics = metrics;
    this.backlogs = backlogs;
    Gauge.builder(Meter.WRITER_BACKLOG.label(), writer::getAsInt).description(Meter.WRITER_BACKLOG.description()).register(metrics.registry());
    gauge(Meter.OLDEST_UNANSWERED, found -> backlogs.age(found.oldestUnanswered()));
    gauge(Meter.OUTBOX_BACKLOG, Backlogs.Found::leaving);
    gauge(Meter.APPROVALS, Backlogs.Found::approvals);
    gauge(Meter.OUTBOX_AGE, found -> backlogs.age(found.oldestLeaving()));
    gauge(Meter.CALLBACK_BACKLOG, Backlogs.Found::calling);
    gauge(Meter.CALLBACK_AGE, found -> backlogs.age(found.oldestCalling()));
    parked = MultiGauge.builder(Meter.PARKED.label()).description(Meter.PARKED.description()).register(metrics.registry());
  }

  /** All meters in the text format of Prometheus. */
  public String scrape() {
    try {
      parked.register(backlogs.now().parked().entrySet().stream().map(cause -> MultiGauge.Row.of(Tags.of("cause", cause.getKey()), cause.getValue())).toList(), true);
    } catch (DatabaseUnavailable e) {
      // Health says so; the other meters are all the more needed now.
      parked.register(List.of(), true);
    }
    return metrics.registry().scrape();
  }

  private void gauge(Meter meter, ToDoubleFunction<Backlogs.Found> value) {
    Gauge.builder(meter.label(), () -> known(value)).description(meter.description()).baseUnit(meter.unit()).register(metrics.registry());
  }

  /** Not a number while the database cannot be asked: nobody is to believe that nothing waits. */
  private double known(ToDoubleFunction<Backlogs.Found> value) {
    try {
      return value.applyAsDouble(backlogs.now());
    } catch (DatabaseUnavailable e) {
      return Double.NaN;
    }
  }
}
