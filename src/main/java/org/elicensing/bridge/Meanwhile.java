package org.elicensing.bridge;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Something that is made beside others while the bridge starts, for a start is awaited by goods at the frontier. */
final class Meanwhile<T> {

  private final CompletableFuture<T> result = new CompletableFuture<>();

  private Meanwhile() {}

  static <T> Meanwhile<T> does(String name, Supplier<T> work) {
    Meanwhile<T> meanwhile = new Meanwhile<>();
    Thread thread = new Thread(() -> meanwhile.run(work), name);
    // Where something else keeps the bridge from starting, nobody waits for this any more.
    thread.setDaemon(true);
    thread.start();
    return meanwhile;
  }

  private void run(Supplier<T> work) {
    try {
      result.complete(work.get());
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }

  /**
   * What was made, as soon as it is there.
   *
   * @throws RuntimeException the one that making it ended with
   */
  T done() {
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException own) {
        throw own;
      }
      throw e;
    }
  }
}
