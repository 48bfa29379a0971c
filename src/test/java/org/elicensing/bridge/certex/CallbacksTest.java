package org.elicensing.bridge.certex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.journal.JournalStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;

/** Messages that wait for customs offices: each is handed over by one bridge at a time, in the order of its office, and tried again. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class CallbacksTest {

  @Parameter TestDatabases databases;

  private Database database;
  private MovableClock clock;
  private final List<String> handed = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void open() {
    database = databases.open();
    clock = new MovableClock();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void of_two_bridges_one_has_a_message_and_an_office_hears_its_news_in_order() throws Exception {
    waits(1, "SE003030");
    waits(2, "SE003030");
    waits(3, "NL000396");
    Callbacks one = callbacks(3);
    Callbacks other = callbacks(3);

    one.run();
    other.run();

    assertThat(handed).containsExactlyInAnyOrder("1 try 1", "3 try 1");
    one.delivered(row(1));
    assertThat(handed).contains("2 try 1");
    assertThat(left()).containsExactly(2L, 3L);
  }

  @Test
  void what_its_bridge_died_over_is_handed_over_again_after_a_while() throws Exception {
    waits(1, "SE003030");
    callbacks(3).run();
    callbacks(3).run();
    assertThat(handed).containsExactly("1 try 1");

    clock.forward(Callbacks.LEASE_MILLIS + 1);
    callbacks(3).run();

    assertThat(handed).containsExactly("1 try 1", "1 try 2");
  }

  @Test
  void what_fails_waits_longer_each_time_and_is_given_up_after_the_last_try() throws Exception {
    waits(1, "SE003030");
    Callbacks callbacks = callbacks(3);
    for (long pause : new long[] {0, 500, 1000}) {
      clock.forward(pause - 1);
      callbacks.run();
      clock.forward(1);
      callbacks.run();
      callbacks.failed(row(1), "HTTP 503");
    }

    assertThat(handed).containsExactly("1 try 1", "1 try 2", "1 try 3");
    assertThat(left()).isEmpty();
  }

  @Test
  void addresses_are_checked_at_start() {
    assertThat(CallbackAddresses.of(List.of("se003030 = http://127.0.0.1:9/x")).of("SE003030")).isPresent();
    assertThatThrownBy(() -> CallbackAddresses.of(List.of("SE003030"))).hasMessageContaining("office=address");
    assertThatThrownBy(() -> CallbackAddresses.of(List.of("SE003030=file:///etc/passwd"))).hasMessageContaining("not an http or https address");
    assertThatThrownBy(() -> CallbackAddresses.of(List.of("SE003030=http://a/", "SE003030=http://b/"))).hasMessageContaining("once");
  }

  private Callbacks callbacks(int tries) {
    Ids ids = new Ids(Clock.systemUTC(), 1);
    Callbacks callbacks = new Callbacks(database, new JournalStore(ids::next, 1), clock, CallbackAddresses.of(List.of("SE003030=http://127.0.0.1:9/", "NL000396=http://127.0.0.1:9/")), tries);
    callbacks.to(due -> handed.add(due.id() + " try " + due.tries()));
    return callbacks;
  }

  private void waits(long id, String office) throws SQLException {
    database.write(connection -> {
      if (id == 1) {
        Sql.update(connection, "insert into message (id, direction, door, kind, outcome, facts, effects, received_at) values (77, 'in', 'http', 'LicenceRecord', 'answered', '{}', 1, 0)");
      }
      return Sql.update(connection, "insert into callback (id, office, licence, cause_id, body, written_at, due_at, tries) values (?,?,'L',77,?,0,0,0)", id, office, new byte[] {'<'});
    });
  }

  private Callback row(long id) {
    return database.read(connection -> Sql.query(connection, "select * from callback where id = ?", Callback::of, id)).get(0);
  }

  private List<Long> left() {
    return database.read(connection -> Sql.query(connection, "select id from callback order by id", row -> row.getLong(1)));
  }

  private static final class MovableClock extends Clock {
    private long now = 1_800_000_000_000L;

    void forward(long millis) {
      now += millis;
    }

    @Override
    public java.time.ZoneId getZone() {
      return java.time.ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public java.time.Instant instant() {
      return java.time.Instant.ofEpochMilli(now);
    }
  }
}
