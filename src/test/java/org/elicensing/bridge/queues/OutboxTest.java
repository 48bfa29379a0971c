package org.elicensing.bridge.queues;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Message;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.journal.JournalStore;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.journal.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {

  private static final long MINE = 11;
  private static final long OTHER = 22;

  @TempDir Path directory;
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(directory);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private List<OutboxRow> rows(long bridge) {
    return new OutboxRows(stage.database, new JournalStore(stage.ids::next, bridge), bridge, Clock.systemUTC()).next(500);
  }

  private void sent() {
    await().atMost(10, SECONDS).pollInterval(Duration.ofMillis(20)).until(() -> stage.waiting() == 0);
  }

  @Test
  void what_leaves_carries_its_properties_and_stands_in_the_journal() throws Exception {
    long cause = stage.cause(MINE, Stage.outcome("d1", "<out>é</out>"));
    long id = rows(MINE).get(0).id();
    try (OutboxSender sender = stage.sender(MINE).start()) {
      sent();
      assertThat(sender.backlog()).isZero();
      assertThat(sender.oldestAge()).isZero();
    }
    Message message = stage.take(QueueNames.OUTCOME_OUT, 1).get(0);
    assertThat(message.getBody(String.class)).isEqualTo("<out>é</out>");
    assertThat(message.getJMSCorrelationID()).isEqualTo("ID:request");
    assertThat(message.getStringProperty("kind")).isEqualTo("DeclarationOutcome");
    assertThat(message.getStringProperty("office")).isEqualTo("BE101");
    List<String> journalled = stage.database.read(connection -> Sql.query(connection,
        "select message.*, payload.size from message join payload on payload.message_id = message.id where direction = 'out'",
        row -> String.join(" ", Reference.of(row.getLong("id")), row.getString("kind"), row.getString("outcome"), row.getString("mrn"), row.getString("lrn"),
            row.getString("cause_id"), row.getString("declaration_id"), row.getString("size"))));
    assertThat(journalled).containsExactly(Reference.of(id) + " DeclarationOutcome sent 26BE000000000000A1 LRN1 " + cause + " 7 13");
  }

  @Test
  void leaves_in_the_order_it_was_written() throws Exception {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      int batch = i;
      String[] texts = IntStream.range(0, 100).mapToObj(each -> batch + "-" + each).toArray(String[]::new);
      stage.cause(MINE, IntStream.range(0, 100).mapToObj(each -> Stage.outcome("d" + each % 7, texts[each])).toArray(Outgoing[]::new));
      expected.addAll(List.of(texts));
    }
    try (OutboxSender sender = stage.sender(MINE).start()) {
      sent();
    }
    assertThat(stage.takeTexts(QueueNames.OUTCOME_OUT, expected.size())).isEqualTo(expected);
  }

  @Test
  void waits_for_what_another_bridge_wrote_earlier_under_the_same_key() throws Exception {
    stage.cause(OTHER, Stage.outcome("d1", "first"));
    stage.cause(MINE, Stage.outcome("d1", "second"), Stage.outcome("d2", "elsewhere"));
    try (OutboxSender mine = stage.sender(MINE).start()) {
      await().atMost(10, SECONDS).until(() -> stage.waiting() == 2);
      assertThat(rows(MINE)).isEmpty();
      try (OutboxSender other = stage.sender(OTHER).start()) {
        sent();
      }
    }
    assertThat(stage.takeTexts(QueueNames.OUTCOME_OUT, 3)).containsExactly("elsewhere", "first", "second");
  }

  @Test
  void a_crash_before_the_outbox_was_cleared_shows_a_consumer_nothing_twice() throws Exception {
    stage.cause(OTHER, Stage.outcome("d1", "1"), Stage.outcome("d1", "2"), Stage.outcome("d1", "3"));
    try (Dispatch crashing = new Dispatch(stage.broker.connectionFactory())) {
      crashing.together(rows(OTHER).subList(0, 2));
    }
    stage.broker.close();
    stage.startBroker();
    stage.cause(MINE, Stage.outcome("d1", "4"));
    try (OutboxSender mine = stage.sender(MINE).start(); BridgeLease lease = new BridgeLease(stage.database, MINE, Clock.systemUTC(), mine::takeOver).start()) {
      sent();
    }
    assertThat(stage.takeTexts(QueueNames.OUTCOME_OUT, 4)).containsExactly("1", "2", "3", "4");
    assertThat(stage.number("select count(*) as number from message where direction = 'out' and outcome = 'sent'")).isEqualTo(4);
  }

  @Test
  void a_duplicate_in_a_group_costs_its_neighbours_nothing() throws Exception {
    stage.cause(MINE, Stage.outcome("d1", "1"), Stage.outcome("d2", "2"), Stage.outcome("d3", "3"));
    try (Dispatch crashing = new Dispatch(stage.broker.connectionFactory()); Dispatch dispatch = new Dispatch(stage.broker.connectionFactory())) {
      crashing.together(rows(MINE).subList(1, 2));
      OutboxTurn turn = new OutboxTurn(new OutboxRows(stage.database, new JournalStore(stage.ids::next, MINE), MINE, Clock.systemUTC()), dispatch);
      turn.run();
      assertThat(stage.waiting()).as("all or none").isEqualTo(3);
      turn.run();
      assertThat(stage.waiting()).isZero();
    }
    assertThat(stage.takeTexts(QueueNames.OUTCOME_OUT, 3)).containsExactlyInAnyOrder("1", "2", "3");
  }

  @Test
  void sends_when_the_broker_is_back() throws Exception {
    try (OutboxSender sender = stage.sender(MINE).start()) {
      stage.broker.close();
      stage.cause(MINE, Stage.outcome("d1", "1"));
      sender.wake();
      Thread.sleep(300);
      assertThat(sender.backlog()).isEqualTo(1);
      assertThat(sender.oldestAge()).isPositive();
    }
    stage.startBroker();
    try (OutboxSender sender = stage.sender(MINE).start()) {
      sent();
    }
    assertThat(stage.takeTexts(QueueNames.OUTCOME_OUT, 1)).containsExactly("1");
  }

  @Test
  void what_cannot_be_sent_is_parked_and_holds_nobody_else_up() throws Exception {
    long cause = stage.cause(MINE, Stage.to("#", "d1", "lost"), Stage.outcome("d2", "other"), Stage.outcome("d1", "later"));
    try (OutboxSender sender = stage.sender(MINE).start()) {
      sent();
    }
    assertThat(stage.takeTexts(QueueNames.OUTCOME_OUT, 2)).containsExactly("other", "later");
    assertThat(stage.number("select message_id as number from parked where cause = 'cannot-send' and state = 'open'")).isEqualTo(cause);
    assertThat(stage.number("select count(*) as number from message where direction = 'out' and outcome = 'failed'")).isEqualTo(1);
  }

  @Test
  void answers_reach_the_queue_a_sender_named() throws Exception {
    stage.cause(MINE, Stage.to("national.customs.answers", "d1", "here"));
    try (OutboxSender sender = stage.sender(MINE).start()) {
      sent();
    }
    assertThat(stage.takeTexts("national.customs.answers", 1)).containsExactly("here");
  }
}
