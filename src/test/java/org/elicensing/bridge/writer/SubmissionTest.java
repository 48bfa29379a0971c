package org.elicensing.bridge.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Subject;
import org.junit.jupiter.api.Test;

/** Callers wait on threads of the server, which must not all wait. */
class SubmissionTest {

  @Test
  void as_many_callers_wait_as_may_and_others_hear_so_until_one_is_answered() {
    CountDownLatch go = new CountDownLatch(1);
    try (ABridge bridge = new ABridge(TestDatabases.SQLITE.open(), 1); GroupWriter group = new GroupWriter(bridge.writer(), 1, 100, size -> {})) {
      Submission submission = new Submission(group, 2);
      CompletableFuture<Result> running = submission.handIn(bridge.waitingFor(go));
      List<CompletableFuture<Result>> waiting = List.of(submission.handIn(from(bridge, "http")), submission.handIn(from(bridge, "soap")));

      assertThatThrownBy(() -> submission.handIn(from(bridge, "soap"))).isInstanceOf(TurnedAway.class).hasCauseInstanceOf(GroupWriter.Busy.class);
      CompletableFuture<Result> operator = submission.handIn(from(bridge, "api"));
      CompletableFuture<Result> takenDown = submission.takeDown(from(bridge, "soap"));
      go.countDown();
      assertThat(List.of(running, waiting.get(0), waiting.get(1), operator, takenDown)).extracting(CompletableFuture::join).doesNotHaveAnyElementsOfTypes(Result.Failed.class);
      assertThat(submission.handIn(from(bridge, "soap")).join()).isNotInstanceOf(Result.Failed.class);
    }
  }

  private static NoteWork from(ABridge bridge, String door) {
    Received received = new Received(bridge.nextId(), door, null, "application/xml", new byte[0], 0, Instant.EPOCH, null, null, null);
    return new NoteWork(received, Subject.unknown("Note", null), "noted", null, null, Map.of(), null, null, List.of());
  }
}
