package org.elicensing.bridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.journal.JournalEntry.Parking;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrunePayloadsTest {

  private final MovedClock clock = new MovedClock();
  private final Ids ids = new Ids(clock, 1);
  private final JournalStore journal = new JournalStore(ids::next, ids.next());

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void bytes_go_after_their_days_and_all_else_stays(TestDatabases databases) throws SQLException {
    try (Database database = databases.open()) {
      long old = come(database, "old", null);
      clock.now = clock.now.plus(Duration.ofDays(2));
      long young = come(database, "young", null);
      clock.now = clock.now.plus(Duration.ofDays(89));

      assertThat(prune(database, 90, 90)).as("raw and answer").isEqualTo(2);

      ReadJournal read = new ReadJournal(database);
      assertThat(read.payload(old, "raw")).isEmpty();
      assertThat(read.payload(old, "answer")).isEmpty();
      assertThat(read.payload(young, "raw")).isPresent();
      assertThat(read.message(old).orElseThrow().outcome()).isEqualTo("answered");
      assertThat(read.story(new StoryKey(StoryKey.Name.MRN, "26NL1"), -1, 10)).hasSize(2);
      assertThat(prune(database, 90, 90)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void answers_stay_as_long_as_repeats_are_recognised(TestDatabases databases) throws SQLException {
    try (Database database = databases.open()) {
      long message = come(database, "old", null);
      clock.now = clock.now.plus(Duration.ofDays(91));

      assertThat(prune(database, 30, 180)).isEqualTo(1);

      assertThat(new ReadJournal(database).payload(message, "raw")).isEmpty();
      assertThat(new ReadJournal(database).payload(message, "answer")).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void what_is_parked_is_kept_until_somebody_has_settled_it(TestDatabases databases) throws SQLException {
    try (Database database = databases.open()) {
      long message = come(database, "parked", new Parking("release-refused", "The goods are gone."));
      clock.now = clock.now.plus(Duration.ofDays(400));
      assertThat(prune(database, 90, 90)).isZero();
      assertThat(new ReadJournal(database).received(message)).isPresent();

      new ParkedStore(database, clock).discard(message, "settled by letter");
      assertThat(prune(database, 90, 90)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void what_has_not_left_yet_is_kept_until_it_has(TestDatabases databases) throws SQLException {
    try (Database database = databases.open()) {
      long leaving = ids.next();
      come(database, "causes another", null, new Outgoing(leaving, "bridge.customs.outcome.out", "d1", "DeclarationOutcome", "NL000396", "text/xml",
          Body.of("<c/>".getBytes(StandardCharsets.UTF_8)), null, Map.of()));
      clock.now = clock.now.plus(Duration.ofDays(91));
      assertThat(prune(database, 90, 90)).as("raw and answer of its cause").isEqualTo(2);
      assertThat(new ReadJournal(database).payload(leaving, "raw")).isPresent();

      database.write(connection -> {
        journal.sent(connection, List.of(leaving), clock.now);
        return null;
      });
      assertThat(prune(database, 90, 90)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void many_go_in_several_steps(TestDatabases databases) throws SQLException {
    try (Database database = databases.open()) {
      for (int i = 0; i < 1_100; i++) {
        come(database, "many-" + i, null);
      }
      clock.now = clock.now.plus(Duration.ofDays(91));
      assertThat(prune(database, 90, 90)).isEqualTo(2_200);
    }
  }

  private int prune(Database database, int kept, int remembered) throws SQLException {
    return new PrunePayloads(database, clock, Duration.ofDays(kept), Duration.ofDays(remembered)).run();
  }

  private long come(Database database, String identity, Parking parking, Outgoing... outgoing) throws SQLException {
    Received received = new Received(ids.next(), "soap", null, "text/xml", "<a/>".getBytes(StandardCharsets.UTF_8), 4, clock.now, null, null, null);
    Subject subject = new Subject("LicenceClearanceRequest", "NL000396", identity, identity, new byte[] {1}, "26NL1", null, "NL000396", Set.of());
    JournalEntry entry = new JournalEntry(received, subject, "answered", null, "{}", 0, Reply.xml("<b/>".getBytes(StandardCharsets.UTF_8)), clock.now, 0, 0, true,
        parking, null, List.of(outgoing), false);
    database.write(connection -> {
      journal.save(connection, List.of(entry));
      return null;
    });
    return received.id();
  }
}
