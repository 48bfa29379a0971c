package org.elicensing.bridge.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.elicensing.bridge.ledger.Decision.Wish;

/**
 * Carries out on the books what was decided: each move is one entry for each hold that it changes, and the
 * balances of a line follow from all entries of the move together.
 *
 * @param ids where entry ids come from
 * @param office customs office that asked, or null
 * @param messageId the journalled message that causes the moves
 */
public record Moves(Books books, LongSupplier ids, String office, Instant at, long messageId) {

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

  /** What was used before the bridge, under the declaration {@link #OPENING}. Numbers are scaled, and as stated. */
  public void open(Line line, long quantity, long value, BigDecimal statedQuantity, BigDecimal statedValue) {
    Hold.Key key = new Hold.Key(line.id(), OPENING, 0);
    Entry entry = entry(Move.OPEN, line.licenceId(), key, 0, quantity, 0, value);
    Declared declared = new Declared(line.commodityCode(), statedQuantity, line.unit(), statedValue, line.currency());
    books.holds.put(key, new Hold(key, line.licenceId(), line.number(), true, quantity, value, declared, office, at, entry.id()));
    books.post(List.of(new Posting(entry, 1)));
  }

  /** The holds end and what was consumed is withdrawn: all of it is available again. */
  public void end(Collection<Hold> holds) {
    books.post(holds.stream().map(this::end).toList());
  }

  /** A hold or consumption goes on under another declaration, which turned out to be the same. */
  public void handOver(Hold hold, long declarationId) {
    Posting given = end(hold);
    Hold.Key key = new Hold.Key(hold.key().lineId(), declarationId, hold.key().goodsItem());
    Entry taken = hold.consumed()
        ? entry(Move.CONSUME, hold.licenceId(), key, 0, hold.quantity(), 0, hold.value())
        : entry(Move.RESERVE, hold.licenceId(), key, hold.quantity(), 0, hold.value(), 0);
    books.holds.put(key, new Hold(key, hold.licenceId(), hold.lineNumber(), hold.consumed(), hold.quantity(), hold.value(), hold.declared(), hold.office(), hold.at(), taken.id()));
    books.post(List.of(given, new Posting(taken, 1)));
  }

  private Posting hold(Position position, Hold.Key key, Wish wish) {
    Hold before = books.holds.get(key);
    Entry entry = entry(Move.RESERVE, position.licence().id(), key,
        wish.quantity() - (before == null ? 0 : before.quantity()), 0, wish.value() - (before == null ? 0 : before.value()), 0);
    books.holds.put(key, allocation(key, position, wish, false, entry));
    return new Posting(entry, before == null ? 1 : 0);
  }

  private Posting consume(Position position, Hold.Key key, Wish wish) {
    Hold held = books.holds.get(key);
    Entry entry = entry(Move.CONSUME, position.licence().id(), key,
        held == null ? 0 : -held.quantity(), wish.quantity(), held == null ? 0 : -held.value(), wish.value());
    books.holds.put(key, allocation(key, position, wish, true, entry));
    return new Posting(entry, held == null ? 1 : 0);
  }

  private Posting end(Hold hold) {
    books.holds.remove(hold.key());
    Entry entry = hold.consumed()
        ? entry(Move.WITHDRAW, hold.licenceId(), hold.key(), 0, -hold.quantity(), 0, -hold.value())
        : entry(Move.RELEASE, hold.licenceId(), hold.key(), -hold.quantity(), 0, -hold.value(), 0);
    return new Posting(entry, -1);
  }

  /** Nothing of every measure that counts; a line without limits counts what was declared. */
  private static boolean nothing(Wish wish) {
    if (wish.line().managed()) {
      return wish.quantity() == 0 && wish.value() == 0;
    }
    return wish.declared().saysNothingIsUsed();
  }

  private static Map<Hold.Key, Wish> byHold(Position position, Collection<Wish> wishes) {
    Map<Hold.Key, Wish> byHold = new HashMap<>();
    wishes.forEach(wish -> byHold.put(new Hold.Key(wish.line().id(), position.declarationId(), wish.goodsItem()), wish));
    return byHold;
  }

  private Hold allocation(Hold.Key key, Position position, Wish wish, boolean consumed, Entry entry) {
    return new Hold(key, position.licence().id(), wish.line().number(), consumed, wish.quantity(), wish.value(), wish.declared(), office, at, entry.id());
  }

  private Entry entry(Move move, long licenceId, Hold.Key key, long quantityReserved, long quantityConsumed, long valueReserved, long valueConsumed) {
    return new Entry(ids.getAsLong(), move, licenceId, key.lineId(), key.declarationId(), key.goodsItem(),
        0, quantityReserved, quantityConsumed, 0, valueReserved, valueConsumed, office, at, messageId);
  }
}
