package org.elicensing.bridge.operator;

import java.util.function.IntSupplier;
import org.elicensing.bridge.certex.Subscriptions;
import org.elicensing.bridge.doors.HttpServer;
import org.elicensing.bridge.intervention.Approvals;
import org.elicensing.bridge.journal.ParkedStore;
import org.elicensing.bridge.journal.ReadJournal;
import org.elicensing.bridge.metrics.Backlogs;
import org.elicensing.bridge.metrics.Gauges;
import org.elicensing.bridge.outages.OutageBoard;

/** Everything that operators and their machines find under the one port. */
public record OperatorPages(Health health, Gauges gauges, Backlogs backlogs, IntSupplier writer, ReadJournal journal, ParkedStore parked, Replay replay,
    Approvals approvals, Subscriptions subscriptions, OutageBoard outages, boolean outagesClose) {

  public void serve(HttpServer http) {
    http.serve(new MetricsPage(gauges), "/observe/metrics");
    http.serve(new HealthPage(health, outages, outagesClose), "/observe/health/*");
    http.serve(new JournalApi(journal), "/api/journal/*");
    http.serve(new ParkedApi(journal, parked, replay), "/api/parked/*");
    http.serve(new ApprovalsApi(approvals), "/api/approvals/*");
    http.serve(new SubscriptionsApi(subscriptions), "/api/subscriptions/*");
    http.serve(new FrontPage(health, backlogs, writer, journal, outages), "");
  }
}
