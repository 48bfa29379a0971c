package org.elicensing.bridge.ledger;

/**
 * One measure in its three parts, scaled ({@link Measure}): by how much an entry changes each, or how much each is after it.
 *
 * @param authorised limit of the line
 */
public record Tally(long authorised, long reserved, long consumed) {

  public static final Tally NONE = new Tally(0, 0, 0);

  static Tally used(long reserved, long consumed) {
    return new Tally(0, reserved, consumed);
  }

  public static Tally limit(long authorised) {
    return new Tally(authorised, 0, 0);
  }

  /** @param balance null: the line is not limited in that measure */
  static Tally of(Balance balance) {
    return balance == null ? NONE : new Tally(balance.authorised(), balance.reserved(), balance.consumed());
  }

  public Tally plus(Tally other) {
    return new Tally(Math.addExact(authorised, other.authorised), Math.addExact(reserved, other.reserved), Math.addExact(consumed, other.consumed));
  }

  public Tally minus(Tally other) {
    return new Tally(Math.subtractExact(authorised, other.authorised), Math.subtractExact(reserved, other.reserved), Math.subtractExact(consumed, other.consumed));
  }

  public long available() {
    return authorised - reserved - consumed;
  }

  public boolean isNone() {
    return equals(NONE);
  }
}
