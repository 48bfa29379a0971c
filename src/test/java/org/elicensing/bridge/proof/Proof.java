package org.elicensing.bridge.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Plays histories on one stage, and finds the shortest that still differs when one does. */
final class Proof {

  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final int TRIES = 2000;

  private final Stage<?> stage;
  private final int length;
  private final UnaryOperator<History> cut;
  private final Census census;
  private long operations;

  private Proof(Stage<?> stage, int length, UnaryOperator<History> cut, Census census) {
    this.stage = stage;
    this.length = length;
    this.cut = cut;
    this.census = census;
  }

  /**
   * In the batches of each history.
   *
   * @param census counts what occurs
   */
  Proof(Stage<?> stage, int length, Census census) {
    this(stage, length, UnaryOperator.identity(), census);
  }

  /** Each message once the one before it is answered. */
  static Proof oneByOne(Stage<?> stage, int length, Census census) {
    return new Proof(stage, length, History::oneByOne, census);
  }

  long operations() {
    return operations;
  }

  /**
   * Plays the first seeds, as many as the time allows.
   *
   * @return how many they were
   * @throws AssertionError where the bridge differs
   */
  long within(int histories, long nanoseconds) {
    long began = System.nanoTime();
    long seed = 1;
    for (; seed <= histories && System.nanoTime() - began < nanoseconds; seed++) {
      of(seed).ifPresent(difference -> {
        throw new AssertionError(difference);
      });
    }
    return seed - 1;
  }

  /** Empty when the bridge did as the model does; else what to read, with the shortest history that was found. */
  Optional<String> of(long seed) {
    History history = cut.apply(Histories.of(seed, length));
    operations += history.steps().size();
    Optional<String> difference = play(stage, history, census);
    return difference.map(first -> {
      History shortest = shrink(history);
      return "seed " + seed + " of at most " + length + " steps; again: mvn -Pproof -DskipTests -Dproof.seed=" + seed + " -Dproof.length=" + length + " verify\n" + shortest + "  "
          + play(shortest).orElse("(which it does not when played again; first it was: " + first + ")");
    });
  }

  private Optional<String> play(History history) {
    return play(stage, history);
  }

  static Optional<String> play(Stage<?> stage, History history) {
    return play(stage, history, new Census());
  }

  private static Optional<String> play(Stage<?> stage, History history, Census census) {
    try {
      return Run.differences(stage, history, NUMBERS.incrementAndGet(), census);
    } catch (RuntimeException e) {
      StringBuilder text = new StringBuilder("it failed: " + e);
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        text.append("\n    ").append(cause);
      }
      for (int i = 0; i < Math.min(8, e.getStackTrace().length); i++) {
        text.append("\n      ").append(e.getStackTrace()[i]);
      }
      return Optional.of(text.toString());
    }
  }

  private History shrink(History history) {
    int[] left = {TRIES};
    History shortest = history;
    for (History other : new History[] {history.oneByOne(), cut.apply(history.inOneBatch())}) {
      if (play(other).isPresent()) {
        shortest = other;
        break;
      }
    }
    for (int size = Math.max(1, shortest.steps().size() / 2); size >= 1; size = size == 1 ? 0 : size / 2) {
      boolean again = true;
      while (again) {
        again = false;
        for (int at = 0; at + size <= shortest.steps().size() && left[0]-- > 0; ) {
          History fewer = shortest.without(at, at + size);
          if (play(fewer).isPresent()) {
            shortest = fewer;
            again = true;
          } else {
            at++;
          }
        }
      }
    }
    return fewerItems(shortest, left);
  }

  private History fewerItems(History history, int[] left) {
    History shortest = history;
    for (int at = 0; at < shortest.steps().size(); at++) {
      for (int item = 0; item < shortest.steps().get(at).items().size() && shortest.steps().get(at).items().size() > 1 && left[0]-- > 0; ) {
        Step step = shortest.steps().get(at);
        List<Item> items = new ArrayList<>(step.items());
        items.remove(item);
        History fewer = shortest.with(at, step.with(List.copyOf(items)));
        if (play(fewer).isPresent()) {
          shortest = fewer;
        } else {
          item++;
        }
      }
    }
    return shortest;
  }
}
