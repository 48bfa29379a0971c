package org.elicensing.bridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.journal.JournalEntry.Parking;
import org.elicensing.bridge.metrics.Backlogs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeepingTheJournalTest {

  private final Ids ids = new Ids(Clock.systemUTC());
  private final JournalStore journal = new JournalStore(ids::next, ids.next());

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void a_parked_message_is_decided_anew_once_and_tells_of_its_earlier_outcome(TestDatabases databases) throws SQLException {
    try (Database database = databases.open()) {
      ReadJournal read = new ReadJournal(database);
      Received received = received();
      save(database, entry(received, "rejected", new Parking("rejected", "Nothing fits."), false, List.of()));
      assertThat(read.parked("open", null, Long.MAX_VALUE, 10)).hasSize(1);
      assertThat(read.parked("open", "failed", Long.MAX_VALUE, 10)).isEmpty();
      assertThat(new Backlogs(database, Clock.systemUTC()).now().parked()).isEqualTo(Map.of("rejected", 1L));

      save(database, entry(received, "rejected", new Parking("rejected", "Something still does not fit."), true, List.of()));
      assertThat(read.message(received.id()).orElseThrow().parked().sentence()).isEqualTo("Something still does not fit.");
      save(database, entry(received, "answered", null, true, List.of()));
      Journalled now = read.message(received.id()).orElseThrow();
      assertThat(now.outcome()).isEqualTo("answered");
      assertThat(now.parked().state()).isEqualTo("replayed");
      assertThat(now.facts()).contains("\"earlier\":[{\"outcome\":\"rejected\"");
      assertThat(read.received(received.id()).orElseThrow().replyTo()).isEqualTo("partner.in");
      assertThat(read.received(received.id()).orElseThrow().raw()).isEqualTo(received.raw());
      assertThat(database.<List<Long>>read(connection -> journal.settled(connection, List.of(received.id())))).containsExactly(received.id());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void what_still_has_to_leave_stands_in_the_story_of_its_cause(TestDatabases databases) throws SQLException {
    try (Database database = databases.open()) {
      ReadJournal read = new ReadJournal(database);
      Received received = received();
      Outgoing usage = new Outgoing("bridge.licensing.usage.out", "licence/NL-1", "LicenceUsage", "eu", "application/xml", "<u/>".getBytes(StandardCharsets.UTF_8), null, Map.of());
      save(database, entry(received, "answered", null, false, List.of(usage)));
      for (StoryKey key : List.of(new StoryKey(StoryKey.Name.MRN, "26NL1"), new StoryKey(StoryKey.Name.LRN, "L-1"), new StoryKey(StoryKey.Name.LICENCE, "NL-1"))) {
        List<Journalled> story = read.story(key, -1, 10);
        assertThat(story).extracting(Journalled::kind).containsExactly("CC515C", "LicenceUsage");
        assertThat(story.get(1).outcome()).isEqualTo("waiting");
        assertThat(read.payload(story.get(1).id(), "raw").orElseThrow().body()).isEqualTo(usage.body());
        assertThat(read.story(key, story.get(0).id(), 10)).hasSize(1);
        assertThat(read.story(key, -1, 1)).hasSize(1);
      }
      assertThat(new Backlogs(database, Clock.systemUTC()).now().leaving()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void what_nobody_needs_any_more_is_discarded_once_and_old_repeats_are_forgotten(TestDatabases databases) throws SQLException {
    try (Database database = databases.open()) {
      Received received = received();
      save(database, entry(received, "answered", new Parking("release-refused", "The goods are gone."), false, List.of()));
      ParkedStore parked = new ParkedStore(database, Clock.systemUTC());
      assertThat(parked.hadEffect(received.id())).isFalse();
      assertThat(parked.discard(received.id(), "settled by letter")).isTrue();
      assertThat(parked.discard(received.id(), "again")).isFalse();
      assertThat(new ReadJournal(database).message(received.id()).orElseThrow().parked().note()).isEqualTo("settled by letter");
      assertThat(new ForgetRepeats(database, Clock.offset(Clock.systemUTC(), Duration.ofDays(91)), Duration.ofDays(90)).run()).isEqualTo(1);
    }
  }

  private Received received() {
    return new Received(ids.next(), "queue", null, "application/xml", "<a/>".getBytes(StandardCharsets.UTF_8), 4, Clock.systemUTC().instant(), "ID:1", "partner.in", "ID:1");
  }

  private static JournalEntry entry(Received received, String outcome, Parking parking, boolean replay, List<Outgoing> outgoing) {
    Subject subject = new Subject("CC515C", "NL.CUSTOMS", "M-1", "aes/NL.CUSTOMS/M-1", new byte[] {1}, "26NL1", "L-1", "NL000396", Set.of("NL-1"));
    return new JournalEntry(received, subject, outcome, null, "{}", 0, Reply.xml("<b/>".getBytes(StandardCharsets.UTF_8)), Clock.systemUTC().instant(), 0, 0,
        outcome.equals("answered"), parking, null, outgoing, replay);
  }

  private void save(Database database, JournalEntry entry) throws SQLException {
    database.write(connection -> {
      journal.save(connection, List.of(entry));
      return null;
    });
  }
}
