package org.elicensing.bridge;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.main.Main;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.elicensing.bridge.certex.Certex;
import org.elicensing.bridge.certex.CertexDoor;
import org.elicensing.bridge.customs.AesReader;
import org.elicensing.bridge.customs.AwaitAnswer;
import org.elicensing.bridge.customs.CustomsRules;
import org.elicensing.bridge.customs.DeclarationDoor;
import org.elicensing.bridge.customs.LicenceDocuments;
import org.elicensing.bridge.customs.OfficialSchemas;
import org.elicensing.bridge.customs.WaitingWatch;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.doors.AnswerWithFault;
import org.elicensing.bridge.doors.AskUsage;
import org.elicensing.bridge.doors.GiveAnswer;
import org.elicensing.bridge.doors.HttpServer;
import org.elicensing.bridge.doors.ReceiveMessage;
import org.elicensing.bridge.doors.Settled;
import org.elicensing.bridge.journal.ForgetRepeats;
import org.elicensing.bridge.journal.JournalStore;
import org.elicensing.bridge.journal.MessageLog;
import org.elicensing.bridge.journal.ParkedStore;
import org.elicensing.bridge.journal.ReadJournal;
import org.elicensing.bridge.ledger.LedgerStore;
import org.elicensing.bridge.ledger.ReleaseDeclared;
import org.elicensing.bridge.ledger.ReserveQuantity;
import org.elicensing.bridge.ledger.Units;
import org.elicensing.bridge.ledger.UnitsFile;
import org.elicensing.bridge.licensing.NationalFormat;
import org.elicensing.bridge.licensing.NationalFormats;
import org.elicensing.bridge.licensing.ReadRecord;
import org.elicensing.bridge.licensing.RecordDoor;
import org.elicensing.bridge.licensing.RecordSyntax;
import org.elicensing.bridge.licensing.UsageMessages;
import org.elicensing.bridge.licensing.UsageStatement;
import org.elicensing.bridge.metrics.Backlogs;
import org.elicensing.bridge.metrics.BridgeMetrics;
import org.elicensing.bridge.metrics.Gauges;
import org.elicensing.bridge.operator.Health;
import org.elicensing.bridge.operator.HealthCheck;
import org.elicensing.bridge.operator.OperatorPages;
import org.elicensing.bridge.operator.Replay;
import org.elicensing.bridge.operator.Replays;
import org.elicensing.bridge.queues.BridgeLease;
import org.elicensing.bridge.queues.Broker;
import org.elicensing.bridge.queues.OutboxSender;
import org.elicensing.bridge.reading.HardenedReader;
import org.elicensing.bridge.reading.ReadingLimits;
import org.elicensing.bridge.reading.SchemaCheck;
import org.elicensing.bridge.settings.Settings;
import org.elicensing.bridge.writer.BatchWriter;
import org.elicensing.bridge.writer.CommitListener;
import org.elicensing.bridge.writer.GroupWriter;
import org.elicensing.bridge.writer.Submission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the bridge together, starts it, and stops it in the opposite order. */
public final class Bridge implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Bridge.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Settings settings;
  private String systems;
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
    DataDirectory data = keep(DataDirectory.open(Path.of(settings.text("bridge.data.directory"))));
    ZoneId zone = settings.zone("bridge.time-zone");
    HardenedReader reader = new HardenedReader(limits(settings));
    Database database = keep(database(settings, data));
    Ids ids = BridgeLease.ids(database, clock);
    long bridge = ids.next();
    JournalStore journal = new JournalStore(ids::next, bridge);
    LedgerStore ledger = new LedgerStore(database, ids);
    Units units = UnitsFile.read(settings.config().file("codelists/units.csv"));
    NationalFormats formats = NationalFormats.load(settings.config().folders("licensing"),
        SchemaCheck.of(Bridge.class.getResource("/schemas/certificate/licence-certificate.xsd")), reader);
    int shown = settings.number("bridge.certex.summary-allocations", 1, 1000);
    UsageMessages usage = new UsageMessages(system -> formats.of(system).map(NationalFormat::syntax).orElse(RecordSyntax.XML));
    BridgeMetrics metrics = keep(new BridgeMetrics());
    Broker broker = keep(broker(settings, data));
    OutboxSender outbox = new OutboxSender(database, journal, broker, bridge, clock);
    keep(new BridgeLease(database, bridge, clock, outbox::takeOver)).start();
    keep(outbox).start();
    CommitListener wakeOutbox = (messages, moves) -> outbox.wake();
    BatchWriter batches = new BatchWriter(database, ids, clock, journal, usage, CommitListener.all(List.of(wakeOutbox, metrics, new MessageLog()::written)), shown);
    GroupWriter writer = keep(new GroupWriter(batches, settings.number("bridge.writer.batch", 1, 5000), settings.number("bridge.writer.waiting", 1, 1_000_000), metrics::batch));
    Submission submission = new Submission(writer);
    ScheduledExecutorService timers = Executors.newScheduledThreadPool(2, task -> new Thread(task, "timers"));
    keep(timers::shutdownNow);
    timers.scheduleWithFixedDelay(new WaitingWatch(database, clock), 1, 1, TimeUnit.SECONDS);
    AwaitAnswer await = new AwaitAnswer(database, journal, timers, Duration.ofSeconds(settings.number("bridge.customs.answer-seconds", 0, 600)));
    Bus bus = BusFactory.newInstance().createBus();

    Main camel = new Main();
    camel.bind("cxfBus", bus);
    camel.bind("broker", broker);
    camel.bind("ids", ids);
    camel.bind("clock", clock);
    camel.bind("settled", new Settled());
    DeclarationDoor declarations = new DeclarationDoor(reader, customs(settings, units, zone), submission, await);
    CertexDoor certex = Certex.door(reader, database, ledger, journal, units, submission, clock, zone, shown);
    RecordDoor records = new RecordDoor(new ReadRecord(formats, database), submission);
    camel.bind("declarations", declarations);
    camel.bind("measureSteps", metrics.steps());
    camel.bind("receiveMessage", new ReceiveMessage(ids, clock, reader.limits().bytes()));
    camel.bind("giveAnswer", new GiveAnswer());
    camel.bind("answerWithFault", new AnswerWithFault());
    camel.bind("certex", certex);
    camel.bind("licenceRecords", records);
    camel.bind("askUsage", new AskUsage(new UsageStatement(database, formats)));
    http = new HttpServer(settings.text("bridge.http.host"), settings.number("bridge.http.port", 0, 65535), settings.number("bridge.http.threads", 8, 2000)).serve(bus);
    Replays replays = new Replays().door("soap", certex::again).kind(ReadRecord.KIND, records::again).otherwise(declarations::again);
    operate(clock, database, metrics, writer, broker, replays);
    serve(camel);
    keep(http).start();
    health.serving(true);
    systems = String.join("|", formats.systems());
    LOG.info("Settings: {}; routes: {}; licensing systems: {}", settings.config(), settings.routes(), systems);
  }

  private void operate(Clock clock, Database database, BridgeMetrics metrics, GroupWriter writer, Broker broker, Replays replays) {
    ReadJournal read = new ReadJournal(database);
    ParkedStore parked = new ParkedStore(database, clock);
    Backlogs backlogs = new Backlogs(database, clock);
    keep(new ForgetRepeats(database, clock, Duration.ofDays(settings.number("bridge.journal.repeat-days", 1, 3650))).daily());
    health = keep(new Health(List.of(new HealthCheck("database", database::answers), new HealthCheck("broker", broker::health), new HealthCheck("writer", writer::alive))));
    new OperatorPages(health, new Gauges(metrics, backlogs, writer::backlog), backlogs, writer::backlog, read, parked,
        new Replay(read, parked, replays, new Submission(writer), settings.number("bridge.reading.bytes", 1000, 100_000_000))).serve(http);
  }

  private static CustomsRules customs(Settings settings, Units units, ZoneId zone) {
    AesReader aes = new AesReader(new LinkedHashSet<>(settings.list("bridge.customs.namespaces")), OfficialSchemas.in(settings.text("bridge.customs.schemas")));
    return new CustomsRules(aes, LicenceDocuments.of(settings.list("bridge.customs.managed-documents"), settings.list("bridge.customs.general-documents")),
        new ReserveQuantity(units), new ReleaseDeclared(units), zone, Duration.ofSeconds(settings.number("bridge.customs.wait-seconds", 0, 86_400)));
  }

  private static Broker broker(Settings settings, DataDirectory data) {
    String url = settings.text("bridge.broker.url");
    return url.isEmpty() ? Broker.embedded(data.resolve("broker"), settings.text("bridge.broker.host"), settings.number("bridge.broker.port", 0, 65535))
        : Broker.external(url, settings.text("bridge.broker.user"), settings.text("bridge.broker.password"));
  }

  private void serve(Main camel) {
    String routes = settings.routes().files(".camel.yaml").entrySet().stream()
        .map(file -> file.getValue().getFileSystem() == FileSystems.getDefault() ? "file:" + file.getValue() : "classpath:routes/" + file.getKey())
        .collect(Collectors.joining(","));
    camel.configure().withRoutesIncludePattern(routes).withStreamCachingEnabled(false).withName("bridge").withShutdownTimeout(20).withJmxEnabled(true);
    camel.configure().setAutoConfigurationEnabled(false);
    camel.setOverrideProperties(settings.all());
    keep(camel::stop);
    try {
      camel.start();
    } catch (Exception e) {
      throw new IllegalStateException("The routes cannot start: " + e.getMessage(), e);
    }
  }

  private static Database database(Settings settings, DataDirectory data) {
    int readers = settings.number("bridge.database.readers", 1, 100);
    String url = settings.text("bridge.database.url");
    return url.isEmpty() ? Database.embedded(data.resolve("bridge.db"), readers)
        : Database.postgresql(url, settings.text("bridge.database.user"), settings.text("bridge.database.password"), readers);
  }

  private static ReadingLimits limits(Settings settings) {
    ReadingLimits usual = ReadingLimits.DEFAULT;
    return new ReadingLimits(settings.number("bridge.reading.bytes", 1000, 100_000_000), settings.number("bridge.reading.depth", 8, 1000),
        settings.number("bridge.reading.elements", 100, 10_000_000), usual.attributes(), usual.text());
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  /** Where partners and operators find it. */
  public List<String> addresses() {
    String http = "http://" + settings.text("bridge.http.host") + ":" + port();
    return List.of("Front page        " + http + "/",
        "Single window     " + http + "/services/certex/dual-use (SOAP; ?wsdl)",
        "Licences in       " + http + "/licensing/{" + systems + "}/records",
        "Declarations in   " + http + "/customs/declarations",
        "Metrics, health   " + http + "/observe/metrics, " + http + "/observe/health",
        "Queues            " + (settings.text("bridge.broker.url").isEmpty()
            ? "tcp://" + settings.text("bridge.broker.host") + ":" + settings.text("bridge.broker.port") : settings.text("bridge.broker.url")));
  }

  public int port() {
    return http.port();
  }

  @Override
  public void close() {
    if (health != null) {
      health.serving(false);
    }
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        LOG.warn("Stopping: {}", e.toString());
      }
    }
  }
}
