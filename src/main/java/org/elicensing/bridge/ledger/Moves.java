package org.elicensing.bridge.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.elicensing.bridge.ledger.Decision.Wish;

/**
 * Carries out on the books what was decided: each move is one entry for each hold that it changes, and the
 * balances of a line follow from all entries of the move together.
 *
 * @param ids where entry ids come from
 * @param occasion why they are made
 */
public record Moves(Books books, LongSupplier ids, Occasion occasion) {

  /** Id of the declaration that stands for all use before the bridge. */
  public static final long OPENING = 0;

  /** The declaration holds exactly what is wished, in place of what it held. */
  public void restate(Position position, Collection<Wish> wishes) {
    Map<Hold.Key, Wish> wished = byHold(position, wishes);
    List<Posting> entries = new ArrayList<>();
    position.holds().stream().filter(hold -> !wished.containsKey(hold.key())).forEach(hold -> entries.add(end(hold)));
    wished.forEach((key, wish) -> entries.add(hold(position, key, wish)));
    books.post(entries);
  }

  /** What was held becomes consumed in the quantities given, a surplus is taken from what is available, the rest goes back. */
  public void consume(Position position, Collection<Wish> released) {
    Map<Hold.Key, Wish> consumed = byHold(position, released.stream().filter(wish -> !nothing(wish)).toList());
    List<Posting> entries = new ArrayList<>();
    position.holds().stream().filter(hold -> !consumed.containsKey(hold.key())).forEach(hold -> entries.add(end(hold)));
    consumed.forEach((key, wish) -> entries.add(consume(position, key, wish)));
    books.post(entries);
  }

  /**
   * What is consumed becomes what is wished (Art 7): what is not wished any more is withdrawn, and what is new is consumed. So is
   * what was only held beside it, as when one goods item was written off by hand before the others were released.
   */
  public void amend(Position position, Collection<Wish> wishes) {
    Map<Hold.Key, Wish> wished = byHold(position, wishes.stream().filter(wish -> !nothing(wish)).toList());
    List<Posting> entries = new ArrayList<>();
    position.holds().stream().filter(hold -> !wished.containsKey(hold.key())).forEach(hold -> entries.add(end(hold)));
    wished.forEach((key, wish) -> {
      Hold before = books.holds.get(key);
      if (before == null || !before.consumed()) {
        entries.add(consume(position, key, wish));
      } else if (!same(before, wish)) {
        entries.add(amend(position, before, wish));
      }
    });
    books.post(entries);
  }

  /** What was used before the bridge, under the declaration {@link #OPENING}. Numbers are scaled, and as stated. */
  public void open(Line line, long quantity, long value, BigDecimal statedQuantity, BigDecimal statedValue) {
    Hold.Key key = new Hold.Key(line.id(), OPENING, 0);
    Entry entry = entry(Move.OPEN, line.licenceId(), key, Tally.used(0, quantity), Tally.used(0, value));
    Declared declared = new Declared(null, line.commodityCode(), statedQuantity, line.unit(), statedValue, line.currency(), null);
    books.holds.put(key, new Hold(key, line.licenceId(), line.number(), true, quantity, value, declared, occasion.office(), occasion.recordedAt(), entry.id()));
    books.post(List.of(new Posting(entry, 1)));
  }

  /** The hold stands, and is counted in other numbers from now on. */
  public void recount(Hold hold, long quantity, long value) {
    Hold after = new Hold(hold.key(), hold.licenceId(), hold.lineNumber(), hold.consumed(), quantity, value, hold.declared(), hold.office(), hold.at(), hold.entryId());
    Entry entry = entry(Move.RECOUNT, hold.licenceId(), hold.key(), after.tally(Measure.QUANTITY).minus(hold.tally(Measure.QUANTITY)),
        after.tally(Measure.VALUE).minus(hold.tally(Measure.VALUE)));
    books.holds.put(hold.key(), after);
    books.post(List.of(new Posting(entry, 0)));
  }

  /** What an officer decided comes to stand, also beyond the limit. */
  public void intervene(Position position, Collection<InterveneQuantity.Change> changes) {
    books.post(changes.stream().map(change -> change(position, change)).toList());
  }

  /** The holds end and what was consumed is withdrawn: all of it is available again. */
  public void end(Collection<Hold> holds) {
    books.post(holds.stream().map(this::end).toList());
  }

  /** A hold or consumption goes on under another declaration, which turned out to be the same. */
  public void handOver(Hold hold, long declarationId) {
    Posting given = end(hold);
    Hold.Key key = new Hold.Key(hold.key().lineId(), declarationId, hold.key().goodsItem());
    Entry taken = entry(hold.consumed() ? Move.CONSUME : Move.RESERVE, hold.licenceId(), key, hold.tally(Measure.QUANTITY), hold.tally(Measure.VALUE));
    books.holds.put(key, new Hold(key, hold.licenceId(), hold.lineNumber(), hold.consumed(), hold.quantity(), hold.value(), hold.declared(), hold.office(), hold.at(), taken.id()));
    books.post(List.of(given, new Posting(taken, 1)));
  }

  private Posting hold(Position position, Hold.Key key, Wish wish) {
    Hold before = books.holds.get(key);
    Entry entry = entry(Move.RESERVE, position.licence().id(), key,
        Tally.used(wish.quantity() - (before == null ? 0 : before.quantity()), 0), Tally.used(wish.value() - (before == null ? 0 : before.value()), 0));
    books.holds.put(key, allocation(key, position, wish, false, entry));
    return new Posting(entry, before == null ? 1 : 0);
  }

  private Posting consume(Position position, Hold.Key key, Wish wish) {
    Hold held = books.holds.get(key);
    Entry entry = entry(Move.CONSUME, position.licence().id(), key,
        Tally.used(held == null ? 0 : -held.quantity(), wish.quantity()), Tally.used(held == null ? 0 : -held.value(), wish.value()));
    books.holds.put(key, allocation(key, position, wish, true, entry));
    return new Posting(entry, held == null ? 1 : 0);
  }

  private Posting change(Position position, InterveneQuantity.Change change) {
    Hold before = change.before();
    Hold.Key key = before != null ? before.key() : new Hold.Key(change.after().line().id(), position.declarationId(), change.after().goodsItem());
    Tally quantity = change.tally(Measure.QUANTITY);
    Tally value = change.tally(Measure.VALUE);
    Entry entry = entry(Move.INTERVENE, position.licence().id(), key, quantity, value);
    if (change.after() == null) {
      books.holds.remove(key);
    } else {
      books.holds.put(key, allocation(key, position, change.after(), change.consumed(), entry));
    }
    return new Posting(entry, (change.after() == null ? 0 : 1) - (before == null ? 0 : 1));
  }

  private Posting amend(Position position, Hold before, Wish wish) {
    Entry entry = entry(Move.AMEND, position.licence().id(), before.key(),
        Tally.used(0, wish.quantity() - before.quantity()), Tally.used(0, wish.value() - before.value()));
    books.holds.put(before.key(), allocation(before.key(), position, wish, true, entry));
    return new Posting(entry, 0);
  }

  private Posting end(Hold hold) {
    books.holds.remove(hold.key());
    Entry entry = entry(hold.endsBy(), hold.licenceId(), hold.key(),
        Tally.NONE.minus(hold.tally(Measure.QUANTITY)), Tally.NONE.minus(hold.tally(Measure.VALUE)));
    return new Posting(entry, -1);
  }

  /** Nothing of every measure that counts; a line without limits counts what was declared. */
  static boolean nothing(Wish wish) {
    if (wish.line().managed()) {
      return wish.quantity() == 0 && wish.value() == 0;
    }
    return wish.declared().saysNothingIsUsed();
  }

  private static boolean same(Hold before, Wish wish) {
    boolean counted = before.quantity() == wish.quantity() && before.value() == wish.value();
    return counted && (wish.line().managed() || before.declared().saysAsMuchAs(wish.declared()));
  }

  private static Map<Hold.Key, Wish> byHold(Position position, Collection<Wish> wishes) {
    Map<Hold.Key, Wish> byHold = new LinkedHashMap<>();
    wishes.forEach(wish -> byHold.put(new Hold.Key(wish.line().id(), position.declarationId(), wish.goodsItem()), wish));
    return byHold;
  }

  private Hold allocation(Hold.Key key, Position position, Wish wish, boolean consumed, Entry entry) {
    return new Hold(key, position.licence().id(), wish.line().number(), consumed, wish.quantity(), wish.value(), wish.declared(), occasion.office(), occasion.recordedAt(), entry.id());
  }

  private Entry entry(Move move, long licenceId, Hold.Key key, Tally quantity, Tally value) {
    return Entry.of(ids.getAsLong(), move, licenceId, key, quantity, value, occasion);
  }
}
