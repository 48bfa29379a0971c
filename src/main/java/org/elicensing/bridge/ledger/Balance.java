package org.elicensing.bridge.ledger;

/**
 * One limited measure of a line: {@code authorised = available + reserved + consumed}, always.
 *
 * @param authorised the limit of the licence, scaled ({@link Measure})
 * @param reserved held for declarations, never negative
 * @param consumed used by declarations, never negative
 * @param overdraft by how much an officer allowed the use to exceed the limit; 0 otherwise
 */
public record Balance(long authorised, long reserved, long consumed, long overdraft) {

  public Balance {
    if (reserved < 0 || consumed < 0) {
      throw new IllegalStateException("A balance cannot hold less than nothing: reserved " + reserved + ", consumed " + consumed);
    }
    if (Math.addExact(reserved, consumed) > Math.addExact(authorised, overdraft)) {
      throw new IllegalStateException("A balance cannot hold more than is authorised: " + reserved + " + " + consumed + " > " + authorised);
    }
  }

  public static Balance of(long authorised) {
    return new Balance(authorised, 0, 0, 0);
  }

  /** What may still be reserved; negative only after an intervention. */
  public long available() {
    return authorised - reserved - consumed;
  }

  public long used() {
    return reserved + consumed;
  }

  /** Use that shrinks takes the overdraft back with it; by itself an overdraft never grows. */
  public Balance plus(long reservedMore, long consumedMore) {
    Balance after = intervened(reservedMore, consumedMore);
    return new Balance(authorised, after.reserved, after.consumed, Math.min(overdraft, after.overdraft));
  }

  /** The same by an officer's decision (Art 8), which may let the use exceed the limit. */
  Balance intervened(long reservedMore, long consumedMore) {
    long reservedNow = Math.addExact(reserved, reservedMore);
    long consumedNow = Math.addExact(consumed, consumedMore);
    return new Balance(authorised, reservedNow, consumedNow, Math.max(0, Math.addExact(reservedNow, consumedNow) - authorised));
  }

  /** With another limit: an overdraft shrinks as far as the new one covers it. */
  public Balance limitedTo(long limit) {
    return new Balance(limit, reserved, consumed, Math.max(0, Math.min(overdraft, used() - limit)));
  }

  public Balance authorised(long limit) {
    return new Balance(limit, reserved, consumed, overdraft);
  }
}
