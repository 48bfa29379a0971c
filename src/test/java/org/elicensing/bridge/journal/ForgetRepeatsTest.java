package org.elicensing.bridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgetRepeatsTest {

  @TempDir
  Path directory;
  private final MovedClock clock = new MovedClock();
  private final Ids ids = new Ids(clock);
  private Database database;
  private JournalStore journal;
  private ForgetRepeats forget;

  @BeforeEach
  void open() {
    database = Database.embedded(directory.resolve("bridge.db"), 1);
    journal = new JournalStore(ids::next, ids.next());
    forget = new ForgetRepeats(database, clock, Duration.ofDays(90));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void forgets_what_is_older_than_ninety_days_and_nothing_younger() throws SQLException {
    come("old");
    clock.now = clock.now.plus(Duration.ofDays(1));
    come("young");
    clock.now = clock.now.plus(Duration.ofDays(89)).plusSeconds(1);
    assertThat(forget.run()).isEqualTo(1);
    assertThat(remembered("old")).isEmpty();
    assertThat(remembered("young")).hasSize(1);
    clock.now = clock.now.plus(Duration.ofDays(1));
    assertThat(forget.run()).isEqualTo(1);
    assertThat(forget.run()).isZero();
    assertThat(new ReadJournal(database).newest(Long.MAX_VALUE, 10)).hasSize(2);
  }

  @Test
  void goes_in_steps_through_many() throws SQLException {
    for (int i = 0; i < 2_300; i++) {
      come("many-" + i);
    }
    clock.now = clock.now.plus(Duration.ofDays(91));
    assertThat(forget.run()).isEqualTo(2_300);
  }

  private void come(String identity) throws SQLException {
    Received received = new Received(ids.next(), "soap", null, "text/xml", new byte[] {1}, 1, clock.now, null, null, null);
    Subject subject = new Subject("LicenceClearanceRequest", "NL000396", identity, identity, new byte[] {1}, null, null, null, Set.of());
    JournalEntry entry = new JournalEntry(received, subject, "answered", null, "{}", 0, Reply.xml(new byte[] {1}), clock.now, 0, 0, true, null, null, List.of(), false);
    database.write(connection -> {
      journal.save(connection, List.of(entry));
      return null;
    });
  }

  private List<Remembered> remembered(String identity) {
    return database.read(connection -> journal.byIdentity(connection, List.of(identity)));
  }
}
