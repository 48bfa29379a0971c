package org.elicensing.bridge.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.elicensing.bridge.declaration.DocumentUse;
import org.elicensing.bridge.ledger.Decision.FailedItem;
import org.elicensing.bridge.ledger.Decision.Granted;
import org.elicensing.bridge.ledger.Decision.Refused;
import org.elicensing.bridge.ledger.Decision.Wish;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.licence.ProcedureTable;
import org.elicensing.bridge.licence.Usability;

/**
 * Decides a reservation (Art 6(1)-(2) of Implementing Regulation (EU) 2024/2145) on the locked state of
 * one licence, as a whole: all items or none. Changes nothing itself.
 */
public final class ReserveQuantity {

  private final Units units;
  private final ProcedureTable procedures;
  private final RefusedReplacement replacement;
  private final StateTable states;

  /** Without a table of procedures: the licence's own terms decide what it serves. */
  public ReserveQuantity(Units units) {
    this(units, ProcedureTable.OPEN, RefusedReplacement.KEEP);
  }

  public ReserveQuantity(Units units, ProcedureTable procedures, RefusedReplacement replacement) {
    this(units, procedures, replacement, StateTable.LAW);
  }

  ReserveQuantity(Units units, ProcedureTable procedures, RefusedReplacement replacement, StateTable states) {
    this.units = units;
    this.procedures = procedures;
    this.replacement = replacement;
    this.states = states;
  }

  /** What serves which procedure. */
  public ProcedureTable procedures() {
    return procedures;
  }

  /** The holds that end because the position that was to replace them is refused; none where they are kept. */
  public List<Hold> endedBy(Decision.Refused refused, Position position) {
    return replacement.ended(position, refused, states);
  }

  /** How strictly status and dates are taken: a release of goods that are gone goes through all the same. */
  public enum Status { OBEYED, PASSED_OVER }

  /**
   * @param position the licence and what the declaration already has on it
   * @param wish what the declaration wants from now on, in place of what it has
   */
  public Decision decide(Position position, Reservation wish, Status status) {
    List<DocumentUse> items = wish.items().stream().filter(item -> !takesOut(item)).toList();
    Optional<Refused> whole = wholeObjection(position, wish, items, status);
    if (whole.isPresent()) {
      return whole.get();
    }
    Wishes wishes = new Wishes(units);
    List<FailedItem> failed = new ArrayList<>();
    for (DocumentUse item : items) {
      itemObjection(position, wish, item, wishes).ifPresent(failed::add);
    }
    failed.addAll(insufficient(position, wishes.all()));
    if (!failed.isEmpty()) {
      return refused(failed);
    }
    return new Granted(position.licence().type().managed() ? List.copyOf(wishes.all()) : List.of());
  }

  /** Quantity 0 takes an item out; so does an amount of 0 where no quantity is given. */
  static boolean takesOut(DocumentUse item) {
    boolean noQuantity = item.quantity() == null || item.quantity().signum() == 0;
    boolean noAmount = item.amount() == null || item.amount().signum() == 0;
    return item.saysHowMuch() && noQuantity && noAmount;
  }

  /** What stands already, and status and dates, in the order of their reasons: of two 04 the suspension is named. */
  private Optional<Refused> wholeObjection(Position position, Reservation wish, List<DocumentUse> items, Status status) {
    PositionEvent event = items.isEmpty() ? PositionEvent.RESERVED_NOTHING : PositionEvent.RESERVED;
    Optional<Refused> standing = Optional.ofNullable(states.at(position, event).reason()).map(reason -> new Refused(reason, states.sentence(position, event), List.of()));
    if (standing.isPresent() && standing.get().reason().compareTo(RefusalReason.NOT_USABLE) <= 0) {
      return standing;
    }
    Optional<String> objection = items.isEmpty() || status == Status.PASSED_OVER
        ? Optional.empty()
        : items.stream().map(item -> use(wish, item)).distinct().flatMap(use -> procedures.objection(position.licence(), use).stream()).findFirst();
    return objection.map(sentence -> new Refused(RefusalReason.NOT_USABLE, sentence, List.of())).or(() -> standing);
  }

  /** Documents of one licence may differ in type and procedure; each must be allowed. */
  static Usability.Use use(Reservation wish, DocumentUse item) {
    return new Usability.Use(wish.use().day(), item.documentType() != null ? item.documentType() : wish.use().documentType(),
        item.procedure() != null ? item.procedure() : wish.use().procedure(), wish.use().declarationType());
  }

  private Optional<FailedItem> itemObjection(Position position, Reservation wish, DocumentUse item, Wishes wishes) {
    Optional<Line> line = position.line(item.line());
    if (line.isEmpty()) {
      return failed(item, null, RefusalReason.NO_SUCH_LINE, item.line() == null
          ? "Goods item " + item.goodsItem() + " names no line, and the licence has not just one."
          : "The licence has no line " + item.line() + ".");
    }
    Licence licence = position.licence();
    if (wish.exporter() != null && licence.holder() != null && !wish.exporter().equals(licence.holder())) {
      return failed(item, line.get(), RefusalReason.NOT_THE_HOLDER, "The exporter " + wish.exporter() + " is not the holder of the licence.");
    }
    String destination = item.destination() != null ? item.destination() : wish.destination();
    if (destination != null && !licence.countries().isEmpty() && !licence.countries().contains(destination)) {
      return failed(item, line.get(), RefusalReason.DESTINATION_NOT_COVERED, "The licence does not cover the destination " + destination + ".");
    }
    if (!CommodityCodes.covers(line.get().commodityCode(), item.commodityCode())) {
      return failed(item, line.get(), RefusalReason.COMMODITY_NOT_COVERED,
          "Line " + line.get().number() + " covers " + line.get().commodityCode() + ", " + item.commodityCode() + " was declared.");
    }
    return wishes.add(line.get(), item, position.declarationId(), procedures.managedBy(licence, use(wish, item)));
  }

  private static Optional<FailedItem> failed(DocumentUse item, Line line, RefusalReason reason, String sentence) {
    return Optional.of(new FailedItem(item.goodsItem(), line == null ? null : line.number(), reason, sentence));
  }

  static List<FailedItem> insufficient(Position position, Collection<Wish> wishes) {
    Map<Line, List<Wish>> perLine = new LinkedHashMap<>();
    wishes.forEach(wish -> perLine.computeIfAbsent(wish.line(), line -> new ArrayList<>()).add(wish));
    List<FailedItem> failed = new ArrayList<>();
    perLine.forEach((line, onLine) -> shortage(position, line, onLine).ifPresent(sentence -> onLine.forEach(wish ->
        failed.add(new FailedItem(wish.goodsItem(), line.number(), RefusalReason.INSUFFICIENT, sentence)))));
    return failed;
  }

  private static Optional<String> shortage(Position position, Line line, List<Wish> wishes) {
    for (Measure measure : Measure.values()) {
      if (line.limitedIn(measure)) {
        long wanted = Counting.sum(wishes, measure);
        long held = position.heldOn(line, measure);
        long left = line.balance(measure).available() + held;
        if (wanted > left && wanted > held) {
          return Optional.of(Counting.text(measure, left, line) + " are left on line " + line.number() + ", "
              + Counting.text(measure, wanted, line) + " were declared.");
        }
      }
    }
    return Optional.empty();
  }

  static Refused refused(List<FailedItem> failed) {
    FailedItem first = failed.stream().min(Comparator.comparing(FailedItem::reason)).orElseThrow();
    return new Refused(first.reason(), first.sentence(), onceEach(failed));
  }

  /** Two documents of one item on one line are one failing item, with the first reason of both. */
  private static List<FailedItem> onceEach(List<FailedItem> failed) {
    record Place(int goodsItem, Integer line) {}
    Map<Place, FailedItem> byPlace = new LinkedHashMap<>();
    failed.forEach(item -> byPlace.merge(new Place(item.goodsItem(), item.line()), item, BinaryOperator.minBy(Comparator.comparing(FailedItem::reason))));
    return byPlace.values().stream().sorted(Comparator.comparingInt(FailedItem::goodsItem)).toList();
  }
}
