package org.elicensing.bridge.proof;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** How far the proof has come on one kind of database, told every five seconds. Workers share it. */
final class Course {

  private static final long EVERY = 5_000_000_000L;
  /** More would only say the same again. */
  private static final int ENOUGH = 3;

  private final String database;
  private final Census census = new Census();
  private final long first;
  private final int histories;
  private final long began = System.nanoTime();
  private long told = began;
  private int given;
  private int done;
  private long operations;
  private int failures;

  Course(String database, long first, int histories) {
    this.database = database;
    this.first = first;
    this.histories = histories;
  }

  /** Counts what occurs, for all workers. */
  Census census() {
    return census;
  }

  /** The next seed to play, while there is one and too many have not failed. */
  synchronized OptionalLong next() {
    return given == histories || failures >= ENOUGH ? OptionalLong.empty() : OptionalLong.of(first + given++);
  }

  synchronized void done(long steps, Optional<String> difference) {
    done++;
    operations += steps;
    difference.ifPresent(this::fail);
    if (System.nanoTime() - told > EVERY) {
      told = System.nanoTime();
      say();
    }
  }

  /** @param differences what of the books does not add up, after all histories of one worker */
  synchronized void audited(List<?> differences) {
    if (!differences.isEmpty()) {
      fail("the books do not add up: " + differences);
    }
  }

  private void fail(String why) {
    failures++;
    System.out.println(database + ": " + why);
  }

  synchronized boolean end() {
    say();
    System.out.println(database + ": " + census);
    System.out.println(database + (failures == 0 ? ": no difference, seeds " + first + " to " + (first + done - 1) : ": DIFFERENT"));
    return failures == 0;
  }

  private void say() {
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf("%s: %d of %d histories, %d operations, %.0f s, %.0f histories a second%n", database, done, histories, operations, seconds, done / seconds);
  }
}
