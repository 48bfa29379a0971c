package org.elicensing.bridge.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.elicensing.bridge.database.TestDatabases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Works gather while a batch is written, and every one handed in is answered. */
class GroupWriterTest {

  private static ABridge bridge;

  @BeforeAll
  static void open() {
    bridge = new ABridge(TestDatabases.SQLITE.open(), 1);
  }

  @AfterAll
  static void close() {
    bridge.close();
  }

  @Test
  void works_that_arrive_together_are_written_together_in_order() {
    List<Integer> sizes = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    CountDownLatch handedIn = new CountDownLatch(1);
    try (GroupWriter group = new GroupWriter(bridge.writer(), 100, 100, sizes::add)) {
      List<CompletableFuture<Result>> results = new ArrayList<>();
      results.add(group.submit(bridge.waitingFor(handedIn)));
      for (int i = 0; i < 10; i++) {
        int number = i;
        results.add(group.submit(bridge.work(null, "note", null, Set.of(), Set.of(), desk -> {
          order.add(number);
          return ABridge.answer("done");
        })));
      }
      handedIn.countDown();

      assertThat(results).allSatisfy(result -> assertThat(ABridge.said(result.join())).isEqualTo("done"));
    }
    assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(11);
    assertThat(sizes).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void caller_is_told_to_come_back_when_too_many_wait() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    try (GroupWriter group = new GroupWriter(bridge.writer(), 1, 1, size -> {})) {
      CompletableFuture<Result> running = group.submit(bridge.waitingFor(go));
      CompletableFuture<Result> waiting = group.submitPatiently(bridge.waitingFor(go));

      assertThatThrownBy(() -> group.submit(bridge.waitingFor(go))).isInstanceOf(GroupWriter.Busy.class);
      go.countDown();
      assertThat(List.of(running.join(), waiting.join())).extracting(ABridge::said).containsOnly("done");
    }
  }

  @Test
  void what_is_handed_in_after_closing_is_turned_away_and_never_forgotten() {
    GroupWriter group = new GroupWriter(bridge.writer(), 10, 10, size -> {});
    group.close();

    assertThatThrownBy(() -> group.submit(bridge.waitingFor(new CountDownLatch(0)))).isInstanceOf(GroupWriter.Busy.class);
    assertThatThrownBy(() -> group.submitPatiently(bridge.waitingFor(new CountDownLatch(0)))).isInstanceOf(GroupWriter.Busy.class);
  }

  @Test
  void listener_that_breaks_does_not_undo_or_repeat_what_is_durable() {
    List<Integer> heard = new ArrayList<>();
    BatchWriter writer = bridge.writer((messages, moves) -> {
      heard.add(messages.size());
      throw new IllegalStateException("broken");
    });
    TestWork one = bridge.waitingFor(new CountDownLatch(0));
    TestWork other = bridge.waitingFor(new CountDownLatch(0));

    assertThat(writer.write(List.of(one, other))).extracting(ABridge::said).containsExactly("done", "done");
    assertThat(heard).containsExactly(2);
  }
}
