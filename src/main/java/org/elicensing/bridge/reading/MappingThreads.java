package org.elicensing.bridge.reading;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the mappings of one system on threads of its own, so that the caller gets his answer in time.
 *
 * <p>A mapping that writes is stopped at its next output. One that only computes cannot be stopped: it keeps
 * its thread, and at most {@value #AT_ONCE} such threads, until it ends; memory is not bounded here. The
 * system then answers too slow, other systems go on.
 */
final class MappingThreads {

  private static final int AT_ONCE = 4;
  private static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
    Thread thread = new Thread(work, "mapping");
    thread.setDaemon(true);
    return thread;
  });

  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final Duration most;

  MappingThreads(Duration most) {
    this.most = most;
  }

  /** @throws MessageRejected unacceptable, when the work or the wait for a thread takes too long */
  <T> T run(Callable<T> work) throws ExecutionException {
    try {
      if (!places.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
        throw tooSlow("Earlier mappings of this system still run");
      }
      Future<T> running = THREADS.submit(() -> thenLeave(work));
      try {
        return running.get(most.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        running.cancel(true);
        throw tooSlow("The mapping of this record did not end within " + most.toMillis() + " ms");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while mapping", e);
    }
  }

  /** The place is given back when the work really ends, not when its caller stops waiting. */
  private <T> T thenLeave(Callable<T> work) throws Exception {
    try {
      return work.call();
    } finally {
      places.release();
    }
  }

  private static MessageRejected tooSlow(String sentence) {
    return MessageRejected.unacceptable("/", "mapping-too-slow", sentence + ".");
  }
}
