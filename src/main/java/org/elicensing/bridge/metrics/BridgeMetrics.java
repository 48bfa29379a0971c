package org.elicensing.bridge.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Locale;
import org.elicensing.bridge.journal.JournalEntry;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.ledger.Entry;
import org.elicensing.bridge.writer.CommitListener;

/** Counts what was committed. What is counted has happened: nothing is counted that a rollback took back. */
public final class BridgeMetrics implements CommitListener, AutoCloseable {

  private static final String CHECK_OR_RESERVE = "ProcessedLicenceRequest";
  private static final String CLEARANCE = "LicenceClearanceRequest";
  private static final String AMENDMENT = "LicenceAmendmentRequest";
  private static final String INTERVENTION = "LicenceInterventionRequest";
  private static final String UNKNOWN_LICENCE = "90";

  private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final DistributionSummary batchSizes;
  private final BoundedTags kinds = new BoundedTags();
  private final BoundedTags codes = new BoundedTags();
  private final MeasureSteps steps;

  public BridgeMetrics() {
    batchSizes = DistributionSummary.builder(Meter.BATCH_SIZE.label()).description(Meter.BATCH_SIZE.description())
        .serviceLevelObjectives(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000).register(registry);
    steps = new MeasureSteps(registry);
    List.of(collections, new JvmMemoryMetrics(), new JvmThreadMetrics(), new ProcessorMetrics(), new UptimeMetrics()).forEach(each -> each.bindTo(registry));
  }

  /** Measures the routes of the bridge. */
  public MeasureSteps steps() {
    return steps;
  }

  /** Hears the size of every batch. */
  public void batch(int size) {
    batchSizes.record(size);
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  @Override
  public void committed(List<JournalEntry> messages, List<Entry> moves) {
    messages.forEach(this::count);
    moves.forEach(move -> counter(Meter.MOVES, "move", move.move().name().toLowerCase(Locale.ROOT)).increment());
  }

  private void count(JournalEntry entry) {
    String kind = kinds.of(entry.subject().kind());
    if (entry.replay()) {
      counter(Meter.REPLAYS, "outcome", entry.outcome()).increment();
    } else {
      counter(Meter.MESSAGES, "door", entry.received().door(), "kind", kind, "outcome", entry.outcome()).increment();
    }
    if (entry.outcome().equals("refused")) {
      counter(Meter.REFUSALS, "kind", kind, "reason", codes.of(entry.code())).increment();
    } else if (entry.outcome().equals("rejected")) {
      counter(Meter.REJECTIONS, "kind", kind, "reason", codes.of(entry.code())).increment();
    }
    singleWindow(entry);
    for (Outgoing message : entry.outgoing()) {
      counter(Meter.MESSAGES_OUT, "kind", kinds.of(message.kind())).increment();
    }
  }

  /** A check is answered without a code, or that there is no such licence; a reservation with 1, or refused. */
  private void singleWindow(JournalEntry entry) {
    boolean answered = entry.outcome().equals("answered");
    boolean refused = entry.outcome().equals("refused");
    if (!answered && !refused) {
      return;
    }
    if (entry.subject().kind().equals(CLEARANCE)) {
      counter(Meter.CLEAR, "outcome", codes.of(entry.code())).increment();
    } else if (entry.subject().kind().equals(AMENDMENT)) {
      counter(Meter.AMEND, "outcome", codes.of(entry.code())).increment();
    } else if (entry.subject().kind().equals(INTERVENTION)) {
      counter(Meter.INTERVENE, "outcome", codes.of(entry.code())).increment();
    } else if (entry.subject().kind().equals(CHECK_OR_RESERVE)) {
      boolean unknown = UNKNOWN_LICENCE.equals(entry.code());
      if (answered && (entry.code() == null || unknown)) {
        counter(Meter.CHECK, "outcome", unknown ? "unknown" : "known").increment();
      } else {
        counter(Meter.RESERVE, "outcome", answered ? "granted" : "refused").increment();
      }
    }
  }

  private Counter counter(Meter meter, String... tags) {
    return Counter.builder(meter.label()).description(meter.description()).tags(tags).register(registry);
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
