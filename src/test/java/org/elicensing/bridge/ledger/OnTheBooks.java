package org.elicensing.bridge.ledger;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.elicensing.bridge.declaration.DocumentUse;
import org.elicensing.bridge.ledger.ClearQuantity.Clearance;
import org.elicensing.bridge.licence.Usability;

/** One licence on books in memory, where rules are tried without a database. */
public final class OnTheBooks {

  public static final Units UNITS = UnitsFile.read(Path.of("config", "codelists", "units.csv"));
  public static final LocalDate DAY = LocalDate.of(2026, 6, 15);
  public static final long DECLARATION = 7;
  public static final long ANOTHER = 8;

  private final Books books = new Books();
  private final ALicence licence;
  private final AtomicLong ids = new AtomicLong();
  private final Moves moves = new Moves(books, ids::incrementAndGet, Occasion.now(1, "DE1", "DE004851", Instant.EPOCH));

  private OnTheBooks(ALicence licence) {
    this.licence = licence;
    books.licences.load(licence.licence().id(), licence.licence());
    licence.lines().forEach(books::load);
  }

  public static OnTheBooks of(ALicence licence) {
    return new OnTheBooks(licence);
  }

  Books books() {
    return books;
  }

  Position position(long declaration) {
    return books.position(licence.licence(), declaration);
  }

  Line line(int number) {
    return position(0).line(number).orElseThrow();
  }

  Decision decide(long declaration, Reservation wish) {
    return new ReserveQuantity(UNITS).decide(position(declaration), wish, ReserveQuantity.Status.OBEYED);
  }

  /** Decides, and carries out what was granted. */
  Decision reserve(long declaration, AnItem... items) {
    Decision decision = decide(declaration, wish(items));
    if (decision instanceof Decision.Granted granted) {
      moves.restate(position(declaration), granted.holds());
    }
    return decision;
  }

  Decision reserve(AnItem... items) {
    return reserve(DECLARATION, items);
  }

  /** Decides, and carries out what is executed. */
  Clearance release(AnItem... items) {
    return release(DAY, items);
  }

  Clearance release(LocalDate today, AnItem... items) {
    Clearance clearance = new ClearQuantity(UNITS).release(position(DECLARATION), Stream.of(items).map(AnItem::released).toList(), today);
    if (clearance.outcome().executed()) {
      moves.consume(position(DECLARATION), clearance.consumed());
    }
    return clearance;
  }

  /** Decides what an officer's decision comes to, and carries out what is executed, second person or not. */
  InterveneQuantity.Intervention intervene(InterveneQuantity.Verb verb, AnItem... items) {
    return intervene(DECLARATION, DAY, verb, items);
  }

  InterveneQuantity.Intervention intervene(long declaration, LocalDate today, InterveneQuantity.Verb verb, AnItem... items) {
    InterveneQuantity.Intervention judged = new InterveneQuantity(UNITS).decide(position(declaration), verb, Stream.of(items).map(AnItem::released).toList(), licence.reference(), today);
    moves.intervene(position(declaration), judged.changes());
    return judged;
  }

  /** One goods item was consumed by hand while the bridge was away. */
  void writeOff(AnItem item) {
    var decided = (WriteOffQuantity.Consumed) new WriteOffQuantity(UNITS).decide(position(DECLARATION), wish(item));
    moves.consume(decided.position(), decided.consumed());
  }

  /** Decides, and carries out what is executed. */
  Clearance amend(AnItem... items) {
    return amended(new AmendQuantity(UNITS).amend(position(DECLARATION), Stream.of(items).map(AnItem::released).toList(), DAY));
  }

  Clearance withdraw() {
    return amended(new AmendQuantity(UNITS).withdraw(position(DECLARATION), DAY));
  }

  private Clearance amended(Clearance amendment) {
    if (amendment.outcome().executed()) {
      moves.amend(position(DECLARATION).consumedPart(), amendment.consumed());
    }
    return amendment;
  }

  /** The declaration was amended after its release: its documents state all that is consumed. */
  Decision amendDeclared(AnItem... items) {
    Decision decision = new AmendDeclared(UNITS).decide(position(DECLARATION), wish(items));
    if (decision instanceof Decision.Granted granted) {
      moves.amend(position(DECLARATION), granted.holds());
    }
    return decision;
  }

  static Reservation wish(AnItem... items) {
    return new Reservation(new Usability.Use(DAY, null, null), null, null, uses(items));
  }

  public static List<DocumentUse> uses(AnItem... items) {
    return Stream.of(items).map(AnItem::use).toList();
  }

  /** available / reserved / consumed, as a person would write it. */
  String quantity(int line) {
    return text(line, Measure.QUANTITY);
  }

  String value(int line) {
    return text(line, Measure.VALUE);
  }

  private String text(int line, Measure measure) {
    Balance balance = line(line).balance(measure);
    return measure.text(balance.available()) + " / " + measure.text(balance.reserved()) + " / " + measure.text(balance.consumed());
  }

  /** The reason, then each failed item with its own: {@code 05 1:05 2:05}; or {@code granted}. */
  public static String said(Decision decision) {
    if (decision instanceof Decision.Refused refused) {
      StringBuilder text = new StringBuilder(refused.reason().code());
      refused.items().forEach(item -> text.append(' ').append(item.goodsItem()).append(':').append(item.reason().code()));
      return text.toString();
    }
    return "granted";
  }
}
