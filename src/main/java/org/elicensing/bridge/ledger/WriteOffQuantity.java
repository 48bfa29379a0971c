package org.elicensing.bridge.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.elicensing.bridge.declaration.DocumentUse;
import org.elicensing.bridge.ledger.Decision.Granted;
import org.elicensing.bridge.ledger.Decision.Refused;
import org.elicensing.bridge.ledger.Decision.Wish;

/**
 * Decides what becomes of a quantity that customs wrote off by hand while the bridge was away (Art 11 of Implementing Regulation
 * (EU) 2024/2145). The goods are gone: all rules count but status and dates. Entries of one declaration come one by one, in any
 * order, so each is about its own goods item only. Changes nothing itself.
 */
public final class WriteOffQuantity {

  private final Units units;
  private final ReserveQuantity reserve;
  private final StateTable states;

  public WriteOffQuantity(Units units) {
    this(units, StateTable.LAW);
  }

  WriteOffQuantity(Units units, StateTable states) {
    this.units = units;
    this.states = states;
    this.reserve = new ReserveQuantity(units);
  }

  /** What is to be done. */
  public sealed interface Verdict {}

  /** @param position the goods item by itself, of which is consumed what is given; a rest of its hold goes back */
  public record Consumed(Position position, List<Wish> consumed) implements Verdict {}

  /** The very same was consumed before. */
  public record SameAsBefore(Hold hold) implements Verdict {}

  /** The licence's quantities are not managed. */
  public record NotCounted() implements Verdict {}

  /** @param reason null where the table of reasons has none */
  public record Conflict(RefusalReason reason, String sentence) implements Verdict {}

  /** @param wish one document; a goods item of null stands for the only one that the declaration has on the line */
  public Verdict decide(Position position, Reservation wish) {
    if (!position.licence().type().managed()) {
      return new NotCounted();
    }
    DocumentUse document = wish.items().get(0);
    List<Hold> known = position.holds().stream().filter(hold -> fits(position, hold, document)).toList();
    if (known.size() > 1) {
      return new Conflict(null, "The declaration has several goods items on the line; the entry must name one of them.");
    }
    boolean again = !known.isEmpty() && known.get(0).consumed();
    Cell cell = states.at(position.state(), again ? PositionEvent.WRITTEN_OFF_AGAIN : PositionEvent.WRITTEN_OFF);
    if (cell.refuses()) {
      return again ? again(position, known.get(0), document, cell.reason()) : new Conflict(cell.reason(), cell.sentence());
    }
    Position alone = new Position(position.licence(), position.lines(), position.declarationId(), known);
    int goodsItem = !known.isEmpty() ? known.get(0).key().goodsItem() : document.goodsItem() == null ? 0 : document.goodsItem();
    Decision decision = reserve.decide(alone, new Reservation(wish.use(), wish.exporter(), wish.destination(), List.of(document.at(goodsItem))), ReserveQuantity.Status.PASSED_OVER);
    return decision instanceof Refused refused ? new Conflict(refused.reason(), refused.sentence()) : new Consumed(alone, ((Granted) decision).holds());
  }

  private static boolean fits(Position position, Hold hold, DocumentUse document) {
    boolean line = position.line(document.line()).map(found -> found.id() == hold.key().lineId()).orElse(false);
    return line && (document.goodsItem() == null || document.goodsItem() == hold.key().goodsItem());
  }

  private Verdict again(Position position, Hold consumed, DocumentUse document, RefusalReason reason) {
    Line line = position.lineOf(consumed);
    boolean same = same(Measure.QUANTITY, line, consumed, document.quantity(), document.unit()) && same(Measure.VALUE, line, consumed, document.amount(), document.currency())
        && (line.managed() || equal(document.quantity(), consumed.declared().quantity()) && equal(document.amount(), consumed.declared().amount()));
    return same ? new SameAsBefore(consumed)
        : new Conflict(reason, "The declaration has consumed other quantities of the line already: " + text(Measure.QUANTITY, line, consumed)
            + text(Measure.VALUE, line, consumed) + "since " + consumed.at() + ".");
  }

  private boolean same(Measure measure, Line line, Hold consumed, BigDecimal number, String unit) {
    if (!line.limitedIn(measure)) {
      return true;
    }
    Optional<Long> counted = number == null || unit == null ? Optional.empty() : Counting.count(units, measure, number, unit, line);
    return counted.isPresent() && counted.get() == consumed.in(measure);
  }

  private static boolean equal(BigDecimal one, BigDecimal other) {
    return one == null ? other == null : other != null && one.compareTo(other) == 0;
  }

  private static String text(Measure measure, Line line, Hold consumed) {
    return line.limitedIn(measure) ? Counting.text(measure, consumed.in(measure), line) + " " : "";
  }
}
