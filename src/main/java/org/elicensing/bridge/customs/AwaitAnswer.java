package org.elicensing.bridge.customs;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.journal.JournalStore;
import org.elicensing.bridge.journal.Reply;

/** Keeps a caller waiting, without a thread, until the message it sent was worked, whichever bridge works it. */
public final class AwaitAnswer {

  private static final long LOOK_MILLISECONDS = 100;

  private final Database database;
  private final JournalStore journal;
  private final ScheduledExecutorService scheduler;
  private final Duration most;

  public AwaitAnswer(Database database, JournalStore journal, ScheduledExecutorService scheduler, Duration most) {
    this.database = database;
    this.journal = journal;
    this.scheduler = scheduler;
    this.most = most;
  }

  /** @param undecided what is answered when the time is over */
  public CompletionStage<Reply> answer(long messageId, Reply undecided) {
    CompletableFuture<Reply> answer = new CompletableFuture<>();
    look(messageId, undecided, System.nanoTime() + most.toNanos(), answer);
    return answer;
  }

  private void look(long messageId, Reply undecided, long until, CompletableFuture<Reply> answer) {
    try {
      Reply reply = database.read(connection -> journal.byId(connection, messageId)).map(found -> found.reply()).orElse(null);
      if (reply != null) {
        answer.complete(reply);
      } else if (System.nanoTime() >= until) {
        answer.complete(undecided);
      } else {
        scheduler.schedule(() -> look(messageId, undecided, until, answer), LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
      }
    } catch (RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }
}
