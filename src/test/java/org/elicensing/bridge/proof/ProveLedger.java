package org.elicensing.bridge.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.TestDatabases;

/** The deterministic proof at length: mvn -Pproof -DskipTests verify, see docs/proof.md. */
public final class ProveLedger {

  private static final long EVERY = 5_000_000_000L;

  private ProveLedger() {}

  public static void main(String[] arguments) {
    int length = Integer.getInteger("proof.length", 40);
    String only = System.getProperty("proof.database", "");
    String seed = System.getProperty("proof.seed", "");
    boolean proven = true;
    for (TestDatabases databases : TestDatabases.values()) {
      if (only.isEmpty() || only.equalsIgnoreCase(databases.name())) {
        long first = seed.isEmpty() ? 1 : Long.parseLong(seed);
        int histories = !seed.isEmpty() ? 1 : databases == TestDatabases.SQLITE ? Integer.getInteger("proof.histories", 100_000)
            : Math.max(1, Integer.getInteger("proof.histories", 100_000) / 5);
        proven &= prove(databases, first, histories, length);
      }
    }
    if (seed.isEmpty()) {
      proven &= concurrently();
    }
    System.exit(proven ? 0 : 1);
  }

  private static boolean concurrently() {
    int kills = Integer.getInteger("proof.kills", 40);
    try {
      ConcurrentProof.Proven proven = ConcurrentProof.run(Files.createTempDirectory("bridge-proof"), 1, kills);
      System.out.println("Two bridges: " + proven.answered() + " messages answered, " + proven.moved() + " messages moved something, " + proven.kills() + " kills, "
          + (proven.differences().isEmpty() ? "no difference" : "DIFFERENT"));
      proven.differences().stream().limit(10).forEach(System.out::println);
      return proven.differences().isEmpty();
    } catch (Exception e) {
      System.out.println("Two bridges: " + e);
      return false;
    }
  }

  private static boolean prove(TestDatabases databases, long first, int histories, int length) {
    long began = System.nanoTime();
    long told = began;
    int failures = 0;
    try (Stage stage = new Stage(open(databases))) {
      Proof proof = new Proof(stage, length);
      for (int i = 0; i < histories && failures < 3; i++) {
        Optional<String> difference = proof.of(first + i);
        if (difference.isPresent()) {
          failures++;
          System.out.println(databases + ": " + difference.get());
        }
        if (System.nanoTime() - told > EVERY) {
          told = System.nanoTime();
          say(databases, i + 1, histories, proof.operations(), began);
        }
      }
      say(databases, histories, histories, proof.operations(), began);
      if (!stage.differences().isEmpty()) {
        System.out.println(databases + ": the books do not add up: " + stage.differences());
        failures++;
      }
    }
    System.out.println(databases + (failures == 0 ? ": no difference, seeds " + first + " to " + (first + histories - 1) : ": DIFFERENT"));
    return failures == 0;
  }

  private static void say(TestDatabases databases, int done, int of, long operations, long began) {
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf("%s: %d of %d histories, %d operations, %.0f s, %.0f histories a second%n", databases, done, of, operations, seconds, done / seconds);
  }

  /** What is proven here is what is decided and booked, not that a disk keeps it: an embedded database lies in memory where there is a place for that. */
  static Database open(TestDatabases databases) {
    Path memory = Path.of("/dev/shm");
    if (databases != TestDatabases.SQLITE || !Files.isWritable(memory)) {
      return databases.open();
    }
    try {
      Path folder = Files.createTempDirectory(memory, "bridge-proof");
      for (String each : new String[] {"", "bridge.db", "bridge.db-wal", "bridge.db-shm"}) {
        folder.resolve(each).toFile().deleteOnExit();
      }
      return Database.embedded(folder.resolve("bridge.db"), 2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
