package org.elicensing.bridge.journeys;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What came for one partner in one journey. What the journey has spoken of is read; at the end nothing may be left unread. */
final class Inbox<T> {

  private final Supplier<List<T>> everything;
  private final List<Integer> read = new ArrayList<>();

  /** @param everything all that came so far, in order; it only grows */
  Inbox(Supplier<List<T>> everything) {
    this.everything = everything;
  }

  List<T> unread() {
    List<T> all = everything.get();
    List<T> unread = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (!read.contains(i)) {
        unread.add(all.get(i));
      }
    }
    return unread;
  }

  /** Reads the first unread one of a kind, and waits for it where it has not come yet. */
  T next(Predicate<T> kind) {
    await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(20)).until(() -> unread().stream().anyMatch(kind));
    List<T> all = everything.get();
    for (int i = 0; i < all.size(); i++) {
      if (!read.contains(i) && kind.test(all.get(i))) {
        read.add(i);
        return all.get(i);
      }
    }
    throw new AssertionError("It is gone");
  }
}
