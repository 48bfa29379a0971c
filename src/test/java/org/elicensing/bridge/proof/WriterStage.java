package org.elicensing.bridge.proof;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import org.elicensing.bridge.certex.Certex;
import org.elicensing.bridge.certex.CertexDoor;
import org.elicensing.bridge.customs.AdditionalTypes;
import org.elicensing.bridge.customs.AesReader;
import org.elicensing.bridge.customs.CustomsRules;
import org.elicensing.bridge.customs.DeclarationDoor;
import org.elicensing.bridge.customs.LicenceDocuments;
import org.elicensing.bridge.customs.TellOutcome;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.intervention.Approvals;
import org.elicensing.bridge.intervention.Intervene;
import org.elicensing.bridge.intervention.OpenRequest;
import org.elicensing.bridge.intervention.Requests;
import org.elicensing.bridge.intervention.SecondPerson;
import org.elicensing.bridge.journal.JournalStore;
import org.elicensing.bridge.journal.LeavingTexts;
import org.elicensing.bridge.journal.MovedClock;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.ledger.AmendDeclared;
import org.elicensing.bridge.ledger.CompareUse;
import org.elicensing.bridge.ledger.InterveneQuantity;
import org.elicensing.bridge.ledger.LedgerAudit;
import org.elicensing.bridge.ledger.LedgerStore;
import org.elicensing.bridge.ledger.RefusedReplacement;
import org.elicensing.bridge.ledger.ReleaseDeclared;
import org.elicensing.bridge.ledger.ReserveQuantity;
import org.elicensing.bridge.ledger.Units;
import org.elicensing.bridge.ledger.UnitsFile;
import org.elicensing.bridge.licence.LicenceType;
import org.elicensing.bridge.licence.ProcedureTable;
import org.elicensing.bridge.licensing.NationalFormats;
import org.elicensing.bridge.licensing.OfficeCallback;
import org.elicensing.bridge.licensing.ReadRecord;
import org.elicensing.bridge.licensing.RecordSyntax;
import org.elicensing.bridge.licensing.StatusPush;
import org.elicensing.bridge.licensing.TellPartners;
import org.elicensing.bridge.licensing.UsageMessages;
import org.elicensing.bridge.outages.WriteOffDesk;
import org.elicensing.bridge.reading.HardenedReader;
import org.elicensing.bridge.reading.JsonReader;
import org.elicensing.bridge.reading.MessageRejected;
import org.elicensing.bridge.reading.ReadingLimits;
import org.elicensing.bridge.reading.SchemaCheck;
import org.elicensing.bridge.timers.MakeTimers;
import org.elicensing.bridge.timers.Periods;
import org.elicensing.bridge.timers.TimerRules;
import org.elicensing.bridge.timers.TimerWatch;
import org.elicensing.bridge.timers.TimerWorks;
import org.elicensing.bridge.timers.TimersByHand;
import org.elicensing.bridge.timers.WorkingDays;
import org.elicensing.bridge.writer.BatchWriter;
import org.elicensing.bridge.writer.CommitListener;
import org.elicensing.bridge.writer.GroupWriter;
import org.elicensing.bridge.writer.NoteWork;
import org.elicensing.bridge.writer.Result;
import org.elicensing.bridge.writer.Submission;
import org.elicensing.bridge.writer.Work;

/** A bridge without transports: messages are read and understood as its doors do, and handed to its writer in batches. */
final class WriterStage implements Stage<Work> {

  private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

  private static final StatusPush PUSH = new StatusPush(ProcedureTable.OPEN, ZONE, OfficeCallback.NONE);
  /** More than stands on a licence in any history; that answers have pages is tried elsewhere. */
  static final int SHOWN = 200;

  private final Database database;
  private final MovedClock clock = new MovedClock();
  private final Ids ids;
  private final BatchWriter writer;
  private final GroupWriter group;
  private final Submission submission;
  private final CertexDoor certex;
  private final DeclarationDoor declarations;
  private final ReadRecord records;
  private final WriteOffDesk writeOffs;
  private final TimersByHand byHand;
  private final TimerWatch watch;
  private final TimerWatch crediting;
  private final Requests requests;
  private final Approvals approvals;
  private final boolean everything;
  private boolean credits;

  WriterStage(Database database) {
    this(database, false);
  }

  /** @param everything also what a site must ask for */
  WriterStage(Database database, boolean everything) {
    this.database = database;
    // Ids come from another clock: this one goes back to the first day with every history.
    ids = new Ids(Clock.systemUTC(), 1);
    Units units = UnitsFile.read(Path.of("config", "codelists", "units.csv"));
    HardenedReader reader = new HardenedReader(ReadingLimits.DEFAULT);
    JournalStore journal = new JournalStore(ids::next, 1);
    this.everything = everything;
    Periods periods = periods(false);
    writer = new BatchWriter(database, ids, clock, journal, new TellPartners(new UsageMessages(system -> RecordSyntax.XML), PUSH), new MakeTimers(periods, ids::next, clock), CommitListener.NONE, SHOWN);
    group = new GroupWriter(writer, 50, 1000, size -> { });
    submission = new Submission(group);
    ReserveQuantity reserve = new ReserveQuantity(units, ProcedureTable.OPEN, everything ? RefusedReplacement.DROP_WHEN_INSUFFICIENT : RefusedReplacement.KEEP);
    Intervene intervene = new Intervene(new InterveneQuantity(units), ZONE);
    requests = new Requests(database, clock);
    approvals = new Approvals(requests, intervene, (request, declaration, told, outcome, sentence) -> outgoing("InterventionOutcome"), submission, ids::next, clock);
    certex = Certex.door(reader, database, new LedgerStore(database, ids), journal, units, reserve, submission, clock, ZONE, SHOWN,
        new Certex.Officers(intervene, new SecondPerson(intervene, Duration.ofDays(Histories.APPROVAL_DAYS))), 20);
    AesReader aes = new AesReader(Set.of("http://ecs.dgtaxud.ec"), Map.of());
    declarations = new DeclarationDoor(reader, new CustomsRules(aes, LicenceDocuments.of(List.of("X002", "X060", "X070"), List.of("X061")), AdditionalTypes.of(List.of("X", "Y", "Z"), List.of("R")),
        reserve, new ReleaseDeclared(units), new AmendDeclared(units), new CompareUse(units), ZONE, Duration.ofSeconds(60)), submission, null);
    records = new ReadRecord(NationalFormats.load(List.of(Path.of("config", "licensing")), SchemaCheck.of(WriterStage.class.getResource("/schemas/certificate/licence-certificate.xsd")), reader), database, units);
    writeOffs = new WriteOffDesk(new JsonReader(ReadingLimits.DEFAULT), ZONE, clock, units);
    byHand = new TimersByHand(database, periods);
    watch = watch(periods, submission);
    crediting = watch(periods(true), submission);
  }

  private TimerWatch watch(Periods periods, Submission submission) {
    return new TimerWatch(database, clock, new TimerWorks(database, ids::next, clock, new TimerRules(periods, new TellOutcome(), PUSH::expired)), submission);
  }

  private static Periods periods(boolean credits) {
    return new Periods(ZONE, WorkingDays.WEEKENDS_ONLY, 90, 150, credits, 10, 30, Map.of(LicenceType.LARGE_PROJECT, Histories.HOLD_DAYS));
  }

  private static Outgoing outgoing(String kind) {
    return new Outgoing("nobody", "nobody", kind, null, "text/plain", kind.getBytes(StandardCharsets.UTF_8), null, Map.of());
  }

  @Override
  public boolean begin(long seed) {
    clock.now = noon(0);
    credits = everything || seed % 2 == 0;
    try {
      database.write(connection -> Sql.update(connection, "delete from timer") + Sql.update(connection, "delete from approval") + Sql.update(connection, "delete from outbox"));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return credits;
  }

  static Instant noon(int day) {
    return Words.FIRST_DAY.plusDays(day).atTime(LocalTime.of(10, 0)).toInstant(ZoneOffset.UTC);
  }

  @Override
  public void day(int day) {
    clock.now = noon(day);
    approvals.expire();
    do {
      (credits ? crediting : watch).run();
    } while (isDue());
  }

  private boolean isDue() {
    return !database.read(connection -> Sql.query(connection, "select 1 from timer where state in ('open', 'postponed') and due_at <= ?", row -> row.getLong(1), clock.millis())).isEmpty();
  }

  @Override
  public boolean settle(String licence, boolean approved) {
    Optional<OpenRequest> open = requests.in(OpenRequest.State.OPEN, -1, 100).stream().filter(request -> request.decision().licence().equals(licence)).findFirst();
    return open.isPresent() && approvals.settle(open.get(), approved, "officer 8", "seen");
  }

  @Override
  public Work single(String text) {
    return certex.understand(received("soap", null, text)).work();
  }

  @Override
  public String check(String text) {
    CertexDoor.Understood understood = certex.understand(received("soap", null, text));
    try {
      return new String(certex.decide(understood).toCompletableFuture().join(), StandardCharsets.UTF_8);
    } catch (CompletionException e) {
      return text(e.getCause());
    } finally {
      // It is taken down behind its answer; what comes next is to find it.
      submission.handIn(new NoteWork(received("api", null, "{}"), Subject.unknown("Note", null), "answered", null, null, Map.of(), null, null, List.of())).join();
    }
  }

  private static String text(Throwable why) {
    return why.getCause() instanceof MessageRejected rejected && rejected.kind() == MessageRejected.Kind.CONFLICT ? CONFLICT : why.toString();
  }

  @Override
  public Optional<List<String>> news() {
    try {
      return Optional.of(database.write(connection -> {
        List<String> left = LeavingTexts.of(connection, "destination in ('bridge.certex.status.out', 'bridge.customs.outcome.out')");
        Sql.update(connection, "delete from outbox");
        return left;
      }));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Work aes(String text) {
    return declarations.understand(received("http", null, text));
  }

  @Override
  public Work record(String text) {
    return records.understand(received("http", "eu", text), false);
  }

  @Override
  public Work writeOff(String text) {
    return writeOffs.understand(received("api", null, text));
  }

  @Override
  public Work suspend(String licence, String mrn, boolean exceptional) {
    return byHand.suspend(received("api", null, "{}"), licence, mrn, "officer 7", "asked", exceptional);
  }

  @Override
  public Work lift(String licence, String mrn) {
    return byHand.lift(received("api", null, "{}"), licence, mrn, "officer 7", "answered");
  }

  private Received received(String door, String partner, String text) {
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    return new Received(ids.next(), door, partner, "application/xml", raw, raw.length, now(), null, null, null);
  }

  private Instant now() {
    return clock.instant();
  }

  @Override
  public List<String> write(List<Work> works) {
    return writer.write(works).stream().map(WriterStage::text).toList();
  }

  private static String text(Result result) {
    if (result instanceof Result.Answered answered) {
      // Where the certificate belongs only its status is put: the writer's answers leave it out.
      String status = answered.reply().statusShown();
      return (status == null ? "" : "<Status>" + status + "</Status>") + new String(answered.reply().body(), StandardCharsets.UTF_8);
    }
    if (result instanceof Result.Rejected rejected) {
      return rejected.why().findings().toString();
    }
    return result instanceof Result.Waiting ? WAITS : result instanceof Result.Conflict ? CONFLICT : result.toString();
  }

  @Override
  public Set<String> rows(String sql, List<String> references, Sql.Row<String> row) {
    List<String> found = database.read(connection -> Sql.among(connection, sql, references, row));
    return new TreeSet<>(found);
  }

  @Override
  public List<LedgerAudit.Difference> differences() {
    return database.read(LedgerAudit::differences);
  }

  @Override
  public void close() {
    group.close();
    database.close();
  }
}
