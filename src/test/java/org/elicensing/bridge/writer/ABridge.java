package org.elicensing.bridge.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.journal.ContentHash;
import org.elicensing.bridge.journal.JournalStore;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.ledger.ALicence;
import org.elicensing.bridge.ledger.AnItem;
import org.elicensing.bridge.ledger.ClearQuantity;
import org.elicensing.bridge.ledger.ClearanceOutcome;
import org.elicensing.bridge.ledger.Decision;
import org.elicensing.bridge.ledger.Entry;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.LedgerAudit;
import org.elicensing.bridge.ledger.LicenceName;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.Move;
import org.elicensing.bridge.ledger.OnTheBooks;
import org.elicensing.bridge.ledger.Position;
import org.elicensing.bridge.ledger.Reservation;
import org.elicensing.bridge.ledger.ReserveQuantity;
import org.elicensing.bridge.ledger.Tally;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.licence.LicenceStatus;
import org.elicensing.bridge.licence.Usability;

/** A bridge without doors: works are made here and handed to the writer as the doors would. */
public final class ABridge implements AutoCloseable {

  public static final String OFFICE = "DE004851";

  private final Database database;
  private final Ids ids;
  private final Clock clock;
  private final long number;
  private final Aftermath aftermath;
  private final BatchWriter writer;

  /** @param number tells bridges on one database apart */
  public ABridge(Database database, long number) {
    this(database, number, Clock.systemUTC(), ids -> Aftermath.NONE);
  }

  /** @param aftermath what follows from its batches, given where ids come from */
  public ABridge(Database database, long number, Clock clock, Function<Ids, Aftermath> aftermath) {
    this.database = database;
    this.clock = clock;
    this.ids = new Ids(clock, number);
    this.number = number;
    this.aftermath = aftermath.apply(ids);
    this.writer = writer(CommitListener.NONE);
  }

  public Ids ids() {
    return ids;
  }

  public Database database() {
    return database;
  }

  public BatchWriter writer() {
    return writer;
  }

  public long nextId() {
    return ids.next();
  }

  /** Another writer of this bridge, with somebody who hears of its commits. */
  BatchWriter writer(CommitListener listener) {
    return new BatchWriter(database, ids, clock, new JournalStore(ids::next, number), UsageReporter.NONE, aftermath, listener, 20);
  }

  public List<Result> write(Work... works) {
    return writer.write(List.of(works));
  }

  /** Puts the licence down as its first record would. */
  public String put(ALicence licence) {
    assertThat(said(write(putting(licence)).get(0))).isEqualTo("created");
    return licence.reference();
  }

  public TestWork putting(ALicence made) {
    return work(null, "put " + made.reference(), null, Set.of(), Set.of(made.reference()), desk -> {
      Licence licence = made.licence();
      desk.books().licences.put(licence.id(), licence);
      desk.books().licenceNames.put(licence.reference(), new LicenceName(licence.reference(), licence.id()));
      made.lines().forEach(line -> authorise(desk, line));
      desk.errands().later(connection -> Sql.update(connection, "insert into certificate (id, licence_id, version, body, origins, message_id) values (?,?,1,?,'[]',?)",
          desk.nextId(), licence.id(), new byte[] {'<', '/', '>'}, desk.messageId()));
      return answer("created");
    });
  }

  private static void authorise(Desk desk, Line line) {
    desk.books().add(line);
    desk.books().append(Entry.of(desk.nextId(), Move.AUTHORISE, line.licenceId(), new Hold.Key(line.id(), 0, 0), Tally.limit(line.quantity() == null ? 0 : line.quantity().authorised()),
        Tally.limit(line.value() == null ? 0 : line.value().authorised()), desk.occasion(null, null, null)));
  }

  /** A later record changes the status and nothing else. */
  public TestWork status(String identity, String licence, LicenceStatus status) {
    return work(identity, "status " + licence + status, null, Set.of(), Set.of(licence), desk -> {
      Licence was = desk.books().licence(licence);
      desk.books().licences.put(was.id(), new Licence(was.id(), was.reference(), was.system(), was.recordId(), was.version() + 1, was.documentType(), was.type(), status,
          was.memberState(), was.validFrom(), was.expiryDate(), was.holder(), was.countries(), was.procedures(), was.heldBack(), was.contentHash(), was.certificateId(), was.revision()));
      return answer("updated");
    });
  }

  public TestWork reserve(String identity, DeclarationName declaration, String licence, List<AnItem> items) {
    return work(identity, "reserve " + declaration + licence + items, declaration, Set.of(licence), Set.of(), desk -> {
      Licence found = desk.books().licence(licence);
      if (found == null) {
        return answer("90");
      }
      long known = desk.declarations().find(declaration, OFFICE).map(Declaration::id).orElse(-1L);
      Reservation wish = new Reservation(new Usability.Use(OnTheBooks.DAY, null, null), null, null, OnTheBooks.uses(items.toArray(AnItem[]::new)));
      Decision decision = new ReserveQuantity(OnTheBooks.UNITS).decide(desk.books().position(found, known), wish, ReserveQuantity.Status.OBEYED);
      if (decision instanceof Decision.Granted granted) {
        Declaration bound = desk.bind(declaration, OFFICE);
        desk.moves(OFFICE).restate(desk.books().position(found, bound.id()), granted.holds());
      }
      return answer(said(decision));
    });
  }

  public TestWork reserve(String declaration, String licence, AnItem... items) {
    return reserve(null, DeclarationName.ofMrn(declaration), licence, List.of(items));
  }

  /** @param items empty: all that is held */
  public TestWork release(String identity, DeclarationName declaration, String licence, List<AnItem> items) {
    return work(identity, "release " + declaration + licence + items, declaration, Set.of(licence), Set.of(), desk -> onPosition(desk, declaration, licence, position -> {
      ClearQuantity.Clearance clearance = new ClearQuantity(OnTheBooks.UNITS).release(position, items.stream().map(AnItem::released).toList(), OnTheBooks.DAY);
      if (clearance.outcome().executed()) {
        desk.moves(OFFICE).consume(position, clearance.consumed());
      }
      return clearance.outcome();
    }));
  }

  public TestWork notReleased(String identity, DeclarationName declaration, String licence) {
    return work(identity, "not released " + declaration + licence, declaration, Set.of(licence), Set.of(), desk -> onPosition(desk, declaration, licence, position -> {
      ClearQuantity.Clearance clearance = new ClearQuantity(OnTheBooks.UNITS).notReleased(position);
      if (clearance.outcome().executed()) {
        desk.moves(OFFICE).consume(position, clearance.consumed());
      }
      return clearance.outcome();
    }));
  }

  private static Verdict onPosition(Desk desk, DeclarationName declaration, String licence, Function<Position, ClearanceOutcome> act) {
    return answer(desk.declarations().find(declaration, OFFICE)
        .map(known -> act.apply(desk.books().position(desk.books().licence(licence), known.id()))).orElse(ClearanceOutcome.NO_RECORD).code());
  }

  /** A work that keeps the writer until the latch is open. */
  public TestWork waitingFor(CountDownLatch latch) {
    return work(null, "wait", null, Set.of(), Set.of(), desk -> {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return answer("done");
    });
  }

  /** @param identity what repeats are recognised by, or null */
  public TestWork work(String identity, String content, DeclarationName declaration, Set<String> touched, Set<String> records, Function<Desk, Verdict> act) {
    Subject subject = new Subject("Test", "DE1", identity, identity, new ContentHash().add(content).bytes(), declaration == null ? null : declaration.mrn(),
        declaration == null ? null : declaration.lrn(), OFFICE, Stream.concat(touched.stream(), records.stream()).collect(Collectors.toSet()));
    return new TestWork(received(null), subject, declaration, touched, records, act);
  }

  /** The same message, received again. */
  public TestWork again(TestWork work) {
    return new TestWork(received(null), work.subject(), work.declaration(), work.touched(), work.records(), work.act());
  }

  /** The same message as the broker delivers it. */
  public TestWork delivered(String transportId, TestWork work) {
    return new TestWork(received(transportId), work.subject(), work.declaration(), work.touched(), work.records(), work.act());
  }

  /** A message that has just come. */
  public Received received(String transportId) {
    byte[] raw = "<test/>".getBytes(StandardCharsets.UTF_8);
    return new Received(ids.next(), "queue", null, "application/xml", raw, raw.length, clock.instant(), transportId, null, null);
  }

  public static Verdict answer(String text) {
    return Verdict.answered(text.length() < 9 ? text : null, Reply.xml(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The answer in a word. */
  public static String said(Result result) {
    if (result instanceof Result.Answered answered) {
      return new String(answered.reply().body(), StandardCharsets.UTF_8);
    }
    return result instanceof Result.Failed failed ? "failed: " + failed.cause() : result.getClass().getSimpleName();
  }

  /** The reason, then goods item, line and reason of each item that failed, in order. */
  static String said(Decision decision) {
    if (decision instanceof Decision.Refused refused) {
      return refused.reason().code() + refused.items().stream().map(item -> " " + item.goodsItem() + "/" + item.line() + ":" + item.reason().code())
          .sorted().collect(Collectors.joining());
    }
    return "granted";
  }

  public List<LedgerAudit.Difference> differences() {
    return database.read(LedgerAudit::differences);
  }

  public long count(String sql, Object... values) {
    return database.read(connection -> Sql.query(connection, sql, row -> row.getLong(1), values)).get(0);
  }

  /** Scaled: reserved and consumed quantity of a line. */
  public List<Long> quantity(String licence, int line) {
    return database.read(connection -> Sql.query(connection, "select quantity_reserved, quantity_consumed from licence_line where line_number = ?"
        + " and licence_id = (select id from licence where reference = ?)", row -> List.of(row.getLong(1), row.getLong(2)), line, licence)).get(0);
  }

  @Override
  public void close() {
    database.close();
  }
}
