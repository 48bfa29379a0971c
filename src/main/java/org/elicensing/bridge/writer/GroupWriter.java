package org.elicensing.bridge.writer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers works that arrive together into one batch and answers each as soon as it is durable. Never waits
 * for company: what is there is written, alone if need be. The order of arrival is the order of receipt.
 */
public final class GroupWriter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);

  private static final int ANSWERING = 2;

  /** The queue is full: the caller is told to come back. */
  public static final class Busy extends RuntimeException {
    Busy() {
      super("The bridge is busy; try again.", null, false, false);
    }
  }

  private record Pending(Work work, CompletableFuture<Result> result) {}

  private final BatchWriter writer;
  private final int most;
  private final BlockingQueue<Pending> queue;
  private final Thread thread;
  private final IntConsumer batchSizes;
  private final ExecutorService answers = Executors.newFixedThreadPool(ANSWERING, task -> new Thread(task, "answers"));
  private volatile boolean open = true;
  private volatile boolean ended;

  /**
   * @param most works in one batch
   * @param waiting works that may wait before callers are told that the bridge is busy
   * @param batchSizes is told the size of every batch
   */
  public GroupWriter(BatchWriter writer, int most, int waiting, IntConsumer batchSizes) {
    this.writer = writer;
    this.most = most;
    this.queue = new ArrayBlockingQueue<>(waiting);
    this.batchSizes = batchSizes;
    this.thread = new Thread(this::run, "writer");
    thread.start();
  }

  /**
   * Hands a work in; the result comes when it is durable.
   *
   * @throws Busy if too many works wait already
   */
  public CompletableFuture<Result> submit(Work work) {
    work.received().press();
    Pending pending = new Pending(work, new CompletableFuture<>());
    if (!open || !queue.offer(pending)) {
      throw new Busy();
    }
    return accepted(pending);
  }

  /** Hands a work in, waiting for room as long as it takes: for queues, which simply wait. */
  public CompletableFuture<Result> submitPatiently(Work work) throws InterruptedException {
    Pending pending = new Pending(work, new CompletableFuture<>());
    do {
      if (!open) {
        throw new Busy();
      }
    } while (!queue.offer(pending, 1, TimeUnit.SECONDS));
    return accepted(pending);
  }

  /** A work that came in while the last batch was written is given back, so that nobody waits for ever. */
  private CompletableFuture<Result> accepted(Pending pending) {
    if (ended && queue.remove(pending)) {
      throw new Busy();
    }
    return pending.result();
  }

  public int backlog() {
    return queue.size();
  }

  /** Whether works that are handed in get written. */
  public boolean alive() {
    return open && thread.isAlive();
  }

  private void run() {
    List<Pending> batch = new ArrayList<>(most);
    while (open || !queue.isEmpty()) {
      try {
        Pending first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, most - 1);
          write(batch);
          batch.clear();
        }
      } catch (InterruptedException e) {
        open = false;
      }
    }
    ended = true;
    for (Pending late = queue.poll(); late != null; late = queue.poll()) {
      late.result().complete(new Result.Failed(new Busy(), false));
    }
    // Only this thread hands answers on, so none comes after.
    answers.shutdown();
  }

  private void write(List<Pending> batch) {
    batchSizes.accept(batch.size());
    try {
      List<Result> results = writer.write(batch.stream().map(Pending::work).toList());
      List<Pending> answered = List.copyOf(batch);
      // Who hears of a result goes on with it here and now: not while others wait to be written.
      (queue.isEmpty() ? (Executor) Runnable::run : answers).execute(() -> answer(answered, results));
    } catch (RuntimeException | Error e) {
      LOG.error("A batch could not be written", e);
      batch.forEach(pending -> pending.result().complete(new Result.Failed(e, false)));
    }
  }

  private static void answer(List<Pending> batch, List<Result> results) {
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).result().complete(results.get(i));
    }
  }

  /** Finishes what was handed in, then stops. */
  @Override
  public void close() {
    open = false;
    try {
      thread.join(Duration.ofSeconds(30).toMillis());
      answers.awaitTermination(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
