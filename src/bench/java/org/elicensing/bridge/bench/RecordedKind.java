package org.elicensing.bridge.bench;

/** Leaves rows in a bridge's database that the bare writer can write once more. */
abstract class RecordedKind extends Kind {

  private long windowFrom;
  private long windowTo;

  RecordedKind(String name, String title, String database) {
    super(name, title, database);
  }

  /** The newest message of the database that it leaves rows in. */
  abstract long newest();

  /** Measures once, for that long; until all of it is in the database. */
  abstract Measured measureRecorded(double seconds);

  @Override
  final Measured measure(double seconds) {
    windowFrom = newest();
    Measured measured = measureRecorded(seconds);
    windowTo = newest();
    return measured;
  }

  /** The newest message before the last measurement. */
  long windowFrom() {
    return windowFrom;
  }

  /** The newest message after it. */
  long windowTo() {
    return windowTo;
  }
}
