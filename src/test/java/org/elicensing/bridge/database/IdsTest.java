package org.elicensing.bridge.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ids grow with time, whatever the clock says. */
class IdsTest {

  private static final Clock STANDING = at("2026-06-15T12:00:00Z");

  @Test
  void grow_while_the_clock_stands() {
    Ids ids = new Ids(STANDING, 5);
    long previous = 0;
    for (int i = 0; i < 10_000; i++) {
      long id = ids.next();
      assertThat(id).isGreaterThan(previous);
      previous = id;
    }
  }

  @Test
  void grow_with_the_clock() {
    assertThat(new Ids(at("2026-06-15T12:00:00.001Z"), 0).next()).isGreaterThan(new Ids(STANDING, 1023).next());
  }

  @Test
  void stay_positive_until_the_bits_run_out() {
    assertThat(new Ids(at("2095-01-01T00:00:00Z"), 1023).next()).isPositive();
    assertThat(new Ids(at("2001-01-01T00:00:00Z"), 1).next()).isPositive();
  }

  @Test
  void are_greater_than_any_that_was_seen_of_another_bridge() {
    Ids ahead = new Ids(at("2026-06-15T13:00:00Z"), 1);
    Ids behind = new Ids(STANDING, 0);
    long seen = ahead.next();
    behind.observe(seen);

    assertThat(behind.next()).isGreaterThan(seen);
  }

  @Test
  void old_ones_that_are_seen_change_nothing() {
    Ids ids = new Ids(STANDING, 0);
    long first = ids.next();
    ids.observe(1);

    assertThat(ids.next()).isGreaterThan(first);
  }

  @Test
  void are_never_the_same_between_threads_and_bridges() {
    Ids one = new Ids(STANDING, 1);
    Ids other = new Ids(STANDING, 2);
    Set<Long> seen = ConcurrentHashMap.newKeySet();

    assertThat(IntStream.range(0, 20_000).parallel().allMatch(i -> seen.add(i % 2 == 0 ? one.next() : other.next()))).isTrue();
  }

  private static Clock at(String instant) {
    return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
  }
}
