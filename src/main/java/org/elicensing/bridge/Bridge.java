package org.elicensing.bridge;

import java.time.Clock;
import java.util.List;
import org.elicensing.bridge.doors.HttpServer;
import org.elicensing.bridge.journal.Housekeeping;
import org.elicensing.bridge.journal.ParkedStore;
import org.elicensing.bridge.journal.ReadJournal;
import org.elicensing.bridge.metrics.Backlogs;
import org.elicensing.bridge.keeping.Backups;
import org.elicensing.bridge.keeping.Keeping;
import org.elicensing.bridge.licensing.UsageAccount;
import org.elicensing.bridge.metrics.Gauges;
import org.elicensing.bridge.metrics.UsageGauges;
import org.elicensing.bridge.operator.Health;
import org.elicensing.bridge.operator.HealthCheck;
import org.elicensing.bridge.operator.BackupApi;
import org.elicensing.bridge.operator.KeepingApi;
import org.elicensing.bridge.operator.OperatorPages;
import org.elicensing.bridge.operator.UsageApi;
import org.elicensing.bridge.operator.Replay;
import org.elicensing.bridge.outages.OutageBoard;
import org.elicensing.bridge.settings.Settings;
import org.elicensing.bridge.writer.GroupWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the bridge together, starts it, and stops it in the opposite order. */
public final class Bridge implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Bridge.class);

  private final Settings settings;
  private final Parts parts = new Parts();
  private Ground ground;
  private HttpServer http;
  private Health health;

  private Bridge(Settings settings) {
    this.settings = settings;
  }

  /**
   * Starts a bridge that serves when this returns.
   *
   * @throws IllegalStateException if something it needs cannot be had; what was started is stopped again
   */
  public static Bridge start(Settings settings, Clock clock) {
    Bridge bridge = new Bridge(settings);
    try {
      bridge.start(clock);
      return bridge;
    } catch (RuntimeException e) {
      bridge.close();
      throw e;
    }
  }

  private void start(Clock clock) {
    ground = new Ground(settings, clock, parts);
    Flow flow = new Flow(ground);
    http = new HttpServer(settings.text("bridge.http.host"), settings.number("bridge.http.port", 0, 65535), settings.number("bridge.http.threads", 8, 2000));
    Time time = new Time(ground);
    time.replayed(flow.replays());
    time.serve(http);
    operate(flow, time.outages());
    flow.start(parts);
    time.start();
    parts.keep(http.serve(flow.bus())).start();
    health.serving(true);
    LOG.info("Settings: {}; routes: {}; licensing systems: {}", settings.config(), settings.routes(), systems());
  }

  private void operate(Flow flow, OutageBoard outages) {
    GroupWriter writer = ground.writer;
    ReadJournal read = new ReadJournal(ground.database);
    ParkedStore parked = new ParkedStore(ground.database, ground.clock);
    Backlogs backlogs = new Backlogs(ground.database, ground.clock);
    Replay replay = new Replay(read, parked, flow.replays(), ground.submission, settings.number("bridge.reading.bytes", 1000, 100_000_000));
    Keeping keeping = Keeping.of(settings, ground.database, ground.clock, ground.ids);
    parts.keep(new Housekeeping(keeping.chores()).daily());
    http.serve(new KeepingApi(keeping), "/api/keeping/*");
    http.serve(new BackupApi(Backups.of(settings, ground.clock)), "/api/backup/*");
    health = parts.keep(new Health(List.of(new HealthCheck("database", ground.database::answers), new HealthCheck("broker", ground.broker::health),
        new HealthCheck("writer", writer::alive))));
    UsageAccount usage = new UsageAccount(ground.database);
    new UsageGauges(ground.metrics, usage, ground.formats.systems(), ground.clock);
    http.serve(new UsageApi(usage), "/api/usage/*");
    new OperatorPages(health, new Gauges(ground.metrics, backlogs, writer::backlog), backlogs, writer::backlog, read, parked, replay, flow.approvals(),
        flow.subscriptions(), outages, settings.flag("bridge.outages.close-readiness")).serve(http);
  }

  private String systems() {
    return String.join("|", ground.formats.systems());
  }

  /** Where partners and operators find it. */
  public List<String> addresses() {
    String address = "http://" + settings.text("bridge.http.host") + ":" + port();
    return List.of("Front page        " + address + "/",
        "Single window     " + address + "/services/certex/dual-use (SOAP; ?wsdl)",
        "Licences in       " + address + "/licensing/{" + systems() + "}/records",
        "Declarations in   " + address + "/customs/declarations",
        "Metrics, health   " + address + "/observe/metrics, " + address + "/observe/health",
        "Queues            " + (settings.text("bridge.broker.url").isEmpty()
            ? "tcp://" + settings.text("bridge.broker.host") + ":" + settings.text("bridge.broker.port") : settings.text("bridge.broker.url")));
  }

  /** The port that HTTP listens on. */
  public int port() {
    return http.port();
  }

  @Override
  public void close() {
    if (health != null) {
      health.serving(false);
    }
    parts.close();
  }
}
