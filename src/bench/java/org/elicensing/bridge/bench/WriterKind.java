package org.elicensing.bridge.bench;

import java.sql.SQLException;

/** The bare writer, with what another kind left in the database of a bridge when it was warmed up. */
final class WriterKind extends Kind {

  private final Lab lab;
  private final RecordedKind recorded;
  private final Store from;
  private final int batch;
  private final int each;
  private Store store;
  private BareWriter writer;

  /**
   * @param batch messages to one commit
   * @param each how many things are told in one message
   */
  WriterKind(String name, String title, Lab lab, RecordedKind recorded, Store from, int batch, int each) {
    super(name, title, from.database());
    this.lab = lab;
    this.recorded = recorded;
    this.from = from;
    this.batch = batch;
    this.each = each;
  }

  @Override
  Measured measure(double seconds) {
    try {
      if (writer == null) {
        Recording recording = Recording.of(from, recorded.windowFrom(), recorded.windowTo());
        Lab.say("Recorded %d messages; rows for each: %s", recording.messages.size(), recording.rowsPerMessage());
        store = lab.store(from.database());
        writer = lab.closing(new BareWriter(recording, store.open(1)));
      }
      OwnTime time = OwnTime.begin(store::cpu);
      BareWriter.Written written = writer.write(batch, batch > 1, seconds);
      // The load generator is the writer here.
      return new Measured(each * written.messages() / written.seconds(), milliseconds(written.commits(), 50), milliseconds(written.commits(), 99), 0, time.ownCores() + time.serverCores(), 0);
    } catch (SQLException e) {
      throw new IllegalStateException(title + " failed", e);
    }
  }
}
