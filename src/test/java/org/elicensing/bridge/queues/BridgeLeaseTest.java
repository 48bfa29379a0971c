package org.elicensing.bridge.queues;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.elicensing.bridge.database.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BridgeLeaseTest {

  private static final long MINE = 11;
  private static final long OTHER = 22;

  @TempDir Path directory;
  private Stage stage;
  private final AtomicLong takenOver = new AtomicLong();

  @BeforeEach
  void open() {
    stage = new Stage(directory);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private BridgeLease lease(long bridge) {
    return new BridgeLease(stage.database, bridge, Clock.systemUTC(), takenOver::set, Duration.ofMillis(40), Duration.ofMillis(400));
  }

  private long rowsOf(long bridge) {
    return stage.number("select count(*) as number from outbox where bridge_id = " + bridge);
  }

  private void register(long bridge, long seenAt) throws SQLException {
    stage.database.write(connection -> Sql.update(connection, "insert into bridge (id, started_at, seen_at) values (?,?,?)", bridge, seenAt, seenAt));
  }

  @Test
  void the_embedded_database_has_one_bridge_which_takes_all_at_start() throws Exception {
    register(OTHER, System.currentTimeMillis());
    stage.cause(OTHER, Stage.outcome("d1", "1"));
    try (BridgeLease lease = lease(MINE).start()) {
      assertThat(rowsOf(MINE)).isEqualTo(1);
      assertThat(takenOver).hasPositiveValue();
    }
    assertThat(stage.number("select count(*) as number from bridge")).isZero();
  }

  @Test
  void a_silent_bridge_is_inherited_from_whatever_its_clock_said() throws Exception {
    try (BridgeLease lease = lease(MINE).start()) {
      register(OTHER, System.currentTimeMillis() + 3_600_000);
      stage.cause(OTHER, Stage.outcome("d1", "1"));
      Thread.sleep(200);
      assertThat(rowsOf(OTHER)).as("not before its time").isEqualTo(1);
      await().atMost(5, SECONDS).until(() -> rowsOf(MINE) == 1);
    }
  }

  @Test
  void a_living_bridge_keeps_its_rows_and_one_that_signs_off_leaves_them() throws Exception {
    try (BridgeLease lease = lease(MINE).start()) {
      register(OTHER, 1);
      BridgeLease other = lease(OTHER).start();
      register(MINE + 1, 1);
      // The other one's start on the embedded database sends everybody off; this one signs on again.
      await().atMost(5, SECONDS).until(() -> stage.number("select count(*) as number from bridge where id in (11, 22)") == 2);
      stage.cause(OTHER, Stage.outcome("d1", "1"));
      Thread.sleep(700);
      assertThat(rowsOf(OTHER)).isEqualTo(1);
      other.close();
      await().atMost(5, SECONDS).until(() -> rowsOf(MINE) == 1);
    }
  }

  @Test
  void rows_of_a_bridge_nobody_knows_are_taken_at_once() throws Exception {
    try (BridgeLease lease = lease(MINE).start()) {
      stage.cause(99, Stage.outcome("d1", "1"));
      await().atMost(350, java.util.concurrent.TimeUnit.MILLISECONDS).pollInterval(Duration.ofMillis(10)).until(() -> rowsOf(MINE) == 1);
    }
  }
}
