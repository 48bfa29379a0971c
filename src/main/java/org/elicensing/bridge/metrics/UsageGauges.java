package org.elicensing.bridge.metrics;

import io.micrometer.core.instrument.Gauge;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.elicensing.bridge.database.DatabaseUnavailable;
import org.elicensing.bridge.licensing.UsageAccount;

/** What licensing systems have not acknowledged, as gauges; asked at most every few seconds however often somebody looks. */
public final class UsageGauges {

  private static final long FRESH_MILLISECONDS = 3_000;

  private final UsageAccount account;
  private final Clock clock;
  private List<UsageAccount.OfSystem> found;
  private long at;

  /** @param systems all there are */
  public UsageGauges(BridgeMetrics metrics, UsageAccount account, Collection<String> systems, Clock clock) {
    this.account = account;
    this.clock = clock;
    for (String system : systems) {
      gauge(metrics, Meter.USAGE_OUTSTANDING, system, UsageAccount.OfSystem::outstanding);
      gauge(metrics, Meter.USAGE_OUTSTANDING_AGE, system, this::age);
    }
  }

  private void gauge(BridgeMetrics metrics, Meter meter, String system, ToDoubleFunction<UsageAccount.OfSystem> value) {
    Gauge.builder(meter.label(), () -> known(system, value)).tag("system", system).description(meter.description()).baseUnit(meter.unit()).register(metrics.registry());
  }

  /** Not a number while the database cannot be asked: nobody is to believe that nothing is outstanding. */
  private double known(String system, ToDoubleFunction<UsageAccount.OfSystem> value) {
    try {
      return now().stream().filter(each -> each.system().equals(system)).mapToDouble(value).sum();
    } catch (DatabaseUnavailable e) {
      return Double.NaN;
    }
  }

  private double age(UsageAccount.OfSystem of) {
    return of.oldest() == null ? 0 : Math.max(0, Duration.between(of.oldest(), clock.instant()).toMillis()) / 1000.0;
  }

  private synchronized List<UsageAccount.OfSystem> now() {
    long now = System.nanoTime() / 1_000_000;
    if (found == null || now - at > FRESH_MILLISECONDS) {
      found = account.systems();
      at = now;
    }
    return found;
  }
}
