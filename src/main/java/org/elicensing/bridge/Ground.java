package org.elicensing.bridge;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.elicensing.bridge.certex.CallbackAddresses;
import org.elicensing.bridge.certex.CertexWriter;
import org.elicensing.bridge.certex.StatusCallback;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.journal.JournalStore;
import org.elicensing.bridge.journal.MessageLog;
import org.elicensing.bridge.ledger.LedgerStore;
import org.elicensing.bridge.ledger.RefusedReplacement;
import org.elicensing.bridge.ledger.ReserveQuantity;
import org.elicensing.bridge.ledger.Units;
import org.elicensing.bridge.ledger.UnitsFile;
import org.elicensing.bridge.licence.ProcedureTableFile;
import org.elicensing.bridge.licensing.Certificates;
import org.elicensing.bridge.licensing.NationalFormats;
import org.elicensing.bridge.licensing.StatusPush;
import org.elicensing.bridge.licensing.TellPartners;
import org.elicensing.bridge.licensing.UsageMessages;
import org.elicensing.bridge.metrics.BridgeMetrics;
import org.elicensing.bridge.queues.BridgeLease;
import org.elicensing.bridge.queues.Broker;
import org.elicensing.bridge.queues.OutboxSender;
import org.elicensing.bridge.reading.HardenedReader;
import org.elicensing.bridge.reading.ReadingLimits;
import org.elicensing.bridge.reading.SchemaCheck;
import org.elicensing.bridge.settings.Settings;
import org.elicensing.bridge.timers.MakeTimers;
import org.elicensing.bridge.timers.Periods;
import org.elicensing.bridge.writer.BatchWriter;
import org.elicensing.bridge.writer.CommitListener;
import org.elicensing.bridge.writer.GroupWriter;
import org.elicensing.bridge.writer.Submission;

/**
 * What every door stands on: settings and clock, database and broker, journal and outbox, and the one
 * writer that everything goes through.
 */
final class Ground {

  final Settings settings;
  final Clock clock;
  final ZoneId zone;
  final HardenedReader reader;
  final Database database;
  final Ids ids;
  final JournalStore journal;
  final LedgerStore ledger;
  final Units units;
  final Periods periods;
  final ReserveQuantity reserve;
  final CallbackAddresses callbackAddresses;
  /** For whoever watches the days: tells offices of a licence that expired. */
  final StatusPush statusPush;
  final NationalFormats formats;
  final BridgeMetrics metrics;
  final Broker broker;
  final GroupWriter writer;
  final Submission submission;
  final ScheduledExecutorService timers;

  Ground(Settings settings, Clock clock, Parts parts) {
    this.settings = settings;
    this.clock = clock;
    zone = settings.zone("bridge.time-zone");
    reader = new HardenedReader(limits(settings));
    Meanwhile<NationalFormats> translations = Meanwhile.does("national-formats", () -> NationalFormats.load(settings.config().folders("licensing"),
        SchemaCheck.of(Ground.class.getResource("/schemas/certificate/licence-certificate.xsd")), reader));
    DataDirectory data = parts.keep(DataDirectory.open(Path.of(settings.text("bridge.data.directory"))));
    database = parts.keep(database(settings, data));
    ids = BridgeLease.ids(database, clock);
    long bridge = ids.next();
    journal = new JournalStore(ids::next, bridge);
    ledger = new LedgerStore(database, ids);
    units = UnitsFile.read(settings.config().file("codelists/units.csv"));
    periods = Time.periods(settings, zone);
    reserve = new ReserveQuantity(units, ProcedureTableFile.read(settings.config().file("codelists/procedures.csv")),
        RefusedReplacement.named(settings.text("bridge.certex.refused-replacement")));
    callbackAddresses = CallbackAddresses.of(settings.list("bridge.certex.callbacks"));
    statusPush = new StatusPush(reserve.procedures(), zone,
        new StatusCallback(callbackAddresses, new CertexWriter(new Certificates(database)), reserve.procedures()));
    metrics = parts.keep(new BridgeMetrics());
    broker = parts.keep(broker(settings, data));
    formats = translations.done();
    OutboxSender outbox = new OutboxSender(database, journal, broker, bridge, clock);
    parts.keep(new BridgeLease(database, bridge, clock, outbox::takeOver)).start();
    parts.keep(outbox).start();
    writer = parts.keep(new GroupWriter(batches(outbox), settings.number("bridge.writer.batch", 1, 5000), settings.number("bridge.writer.waiting", 1, 1_000_000), metrics::batch));
    submission = new Submission(writer, settings.number("bridge.http.waiting", 1, 100_000));
    timers = Executors.newScheduledThreadPool(2, task -> new Thread(task, "timers"));
    parts.keep(timers::shutdownNow);
  }

  private BatchWriter batches(OutboxSender outbox) {
    UsageMessages usage = new UsageMessages(formats::syntax);
    CommitListener listeners = CommitListener.all(List.of((messages, moves) -> outbox.wake(), metrics, new MessageLog()::written));
    return new BatchWriter(database, ids, clock, journal, new TellPartners(usage, statusPush), new MakeTimers(periods, ids::next, clock), listeners, allocationsShown());
  }

  int allocationsShown() {
    return settings.number("bridge.certex.summary-allocations", 1, 1000);
  }

  private static Database database(Settings settings, DataDirectory data) {
    int readers = settings.number("bridge.database.readers", 1, 100);
    String url = settings.text("bridge.database.url");
    return url.isEmpty() ? Database.embedded(data.resolve("bridge.db"), readers)
        : Database.postgresql(url, settings.text("bridge.database.user"), settings.text("bridge.database.password"), readers);
  }

  private static Broker broker(Settings settings, DataDirectory data) {
    String url = settings.text("bridge.broker.url");
    return url.isEmpty() ? Broker.embedded(data.resolve("broker"), settings.text("bridge.broker.host"), settings.number("bridge.broker.port", 0, 65535))
        : Broker.external(url, settings.text("bridge.broker.user"), settings.text("bridge.broker.password"));
  }

  private static ReadingLimits limits(Settings settings) {
    ReadingLimits usual = ReadingLimits.DEFAULT;
    return new ReadingLimits(settings.number("bridge.reading.bytes", 1000, 100_000_000), settings.number("bridge.reading.depth", 8, 1000),
        settings.number("bridge.reading.elements", 100, 10_000_000), usual.attributes(), usual.text());
  }
}
