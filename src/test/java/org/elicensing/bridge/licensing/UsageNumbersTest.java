package org.elicensing.bridge.licensing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.journal.JournalStore;
import org.elicensing.bridge.journal.MovedClock;
import org.elicensing.bridge.ledger.ALicence;
import org.elicensing.bridge.ledger.AnItem;
import org.elicensing.bridge.ledger.Limit;
import org.elicensing.bridge.writer.ABridge;
import org.elicensing.bridge.writer.BatchWriter;
import org.elicensing.bridge.writer.CommitListener;
import org.elicensing.bridge.writer.TestWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Usage messages are numbered without a gap whoever writes them, and a person is asked once for what nobody acknowledges. */
class UsageNumbersTest {

  private static final String LICENCE = "NL-NUMBERS";

  private record Told(long number, long id) {}

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void what_is_taken_back_leaves_no_gap(TestDatabases databases) {
    try (ABridge bridge = new ABridge(databases.open(), 1)) {
      bridge.put(licence());
      TestWork broken = bridge.work(null, "broken", DeclarationName.ofMrn("26NLB"), Set.of(LICENCE), Set.of(), desk -> {
        reserve(bridge, "26NLB").decide(desk);
        throw new IllegalStateException("after it has moved");
      });

      telling(bridge.database(), 1).write(List.of(reserve(bridge, "26NLA"), broken, reserve(bridge, "26NLC")));
      telling(bridge.database(), 2).write(List.of(reserve(bridge, "26NLD")));

      assertThat(told(bridge.database()).stream().map(Told::number).toList()).containsExactly(1L, 2L, 3L);
      assertThat(bridge.count("select count(*) from outbox where destination = 'bridge.licensing.usage.out'")).isEqualTo(3);
      assertThat(bridge.count("select count(*) from outbox join usage_message on usage_message.id = outbox.id")).as("known by the same id").isEqualTo(3);
    }
  }

  @Test
  void two_bridges_count_the_messages_of_one_licence_together_and_in_order() {
    Database[] twice = TestDatabases.postgresqlTwice();
    try (ABridge one = new ABridge(twice[0], 1); ABridge other = new ABridge(twice[1], 2)) {
      one.put(licence());
      CompletableFuture<Void> both = CompletableFuture.allOf(CompletableFuture.runAsync(() -> many(one, 1)), CompletableFuture.runAsync(() -> many(other, 2)));
      both.join();

      List<Told> told = told(one.database());
      assertThat(told.stream().map(Told::number).toList()).isEqualTo(LongStream.rangeClosed(1, 80).boxed().toList());
      assertThat(told.stream().map(Told::id).toList()).as("they leave in the order of their ids").isSorted();
      assertThat(one.count("select told from usage_count")).isEqualTo(80);
    }
  }

  private static void many(ABridge bridge, int number) {
    BatchWriter writer = telling(bridge.database(), number);
    IntStream.range(0, 20).forEach(i -> writer.write(List.of(reserve(bridge, "26NL" + number + "A" + i), reserve(bridge, "26NL" + number + "B" + i))));
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void person_is_asked_once_and_no_longer_when_all_is_acknowledged(TestDatabases databases) throws SQLException {
    MovedClock clock = new MovedClock();
    try (ABridge bridge = new ABridge(databases.open(), 1)) {
      Database database = bridge.database();
      bridge.put(licence());
      telling(database, 1, clock).write(List.of(reserve(bridge, "26NLA"), reserve(bridge, "26NLB")));
      leave(database, clock.now);
      UsageWatch watch = watch(database, clock, 72);
      UsageWatch second = watch(database, clock, 72);

      clock.now = clock.now.plus(Duration.ofHours(71));
      watch.run();
      assertThat(parked(database)).as("there is still time").isEmpty();

      clock.now = clock.now.plus(Duration.ofHours(2));
      CompletableFuture.allOf(CompletableFuture.runAsync(watch), CompletableFuture.runAsync(second)).join();
      watch.run();
      assertThat(parked(database)).containsExactly("open The licensing system eu has not acknowledged 2 usage messages; the oldest was told on 2026-06-01T10:00:00Z.");

      long licence = told(database).isEmpty() ? 0 : bridge.count("select licence_id from usage_count");
      acknowledge(database, licence, 1, clock.now);
      watch.run();
      assertThat(parked(database).get(0)).as("one is outstanding still").startsWith("open");
      acknowledge(database, licence, 2, clock.now);
      watch.run();
      assertThat(parked(database).get(0)).startsWith("resumed");
      assertThat(bridge.count("select acknowledged from usage_count")).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void what_a_person_settled_is_not_asked_about_again_but_what_comes_later_is(TestDatabases databases) throws SQLException {
    MovedClock clock = new MovedClock();
    try (ABridge bridge = new ABridge(databases.open(), 1)) {
      Database database = bridge.database();
      bridge.put(licence());
      telling(database, 1, clock).write(List.of(reserve(bridge, "26NLA")));
      leave(database, clock.now);
      clock.now = clock.now.plus(Duration.ofHours(73));
      telling(database, 1, clock).write(List.of(reserve(bridge, "26NLB")));
      leave(database, clock.now);
      watch(database, clock, 0).run();
      assertThat(parked(database)).as("switched off").isEmpty();
      watch(database, clock, 72).run();
      database.write(connection -> Sql.update(connection, "update parked set state = 'discarded'"));

      watch(database, clock, 72).run();
      assertThat(parked(database)).singleElement().asString().startsWith("discarded");

      clock.now = clock.now.plus(Duration.ofHours(73));
      watch(database, clock, 72).run();
      assertThat(parked(database)).as("the second message is overdue as well by now").hasSize(2);
    }
  }

  private static UsageWatch watch(Database database, Clock clock, int hours) {
    return new UsageWatch(database, new JournalStore(() -> 1, 1), clock, Duration.ofHours(hours));
  }

  private static void acknowledge(Database database, long licence, long upTo, Instant now) throws SQLException {
    database.write(connection -> {
      UsageLog.acknowledge(connection, licence, upTo, now);
      return null;
    });
  }

  /** The broker takes everything. */
  private static void leave(Database database, Instant now) throws SQLException {
    database.write(connection -> {
      new JournalStore(() -> 1, 1).sent(connection, Sql.query(connection, "select id from outbox", row -> row.getLong(1)), now);
      return null;
    });
  }

  private static List<String> parked(Database database) {
    return database.read(connection -> Sql.query(connection, "select state, sentence from parked where cause = 'usage-not-acknowledged' order by message_id",
        row -> row.getString(1) + " " + row.getString(2)));
  }

  private static List<Told> told(Database database) {
    return new ArrayList<>(database.read(connection -> Sql.query(connection, "select number, id from usage_message order by number", row -> new Told(row.getLong(1), row.getLong(2)))));
  }

  private static BatchWriter telling(Database database, long number) {
    return telling(database, number, Clock.systemUTC());
  }

  private static BatchWriter telling(Database database, long number, Clock clock) {
    Ids ids = new Ids(clock, number);
    return new BatchWriter(database, ids, clock, new JournalStore(ids::next, number), new UsageMessages(system -> RecordSyntax.XML), CommitListener.NONE, 20);
  }

  private static TestWork reserve(ABridge bridge, String mrn) {
    return bridge.reserve(mrn, LICENCE, AnItem.item(1, 1).of("1", "KGM"));
  }

  private static ALicence licence() {
    return ALicence.aLicence().called(LICENCE).withLine(1, Limit.kilograms(500));
  }
}
