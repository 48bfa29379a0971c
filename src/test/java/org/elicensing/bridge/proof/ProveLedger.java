package org.elicensing.bridge.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.TestDatabases;

/** The deterministic proof at length: mvn -Pproof -DskipTests verify, see docs/proof.md. */
public final class ProveLedger {

  private ProveLedger() {}

  public static void main(String[] arguments) {
    Configurator.setLevel("org.elicensing", Level.WARN);
    Configurator.setLevel("org.apache.activemq", Level.ERROR);
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
        proven &= overTheWire(databases, first, seed.isEmpty(), length);
      }
    }
    if (seed.isEmpty()) {
      proven &= concurrently();
    }
    System.exit(proven ? 0 : 1);
  }

  private static boolean concurrently() {
    int kills = Integer.getInteger("proof.kills", 40);
    long began = System.nanoTime();
    try {
      ConcurrentProof.Proven proven = ConcurrentProof.run(Files.createTempDirectory("bridge-proof"), Long.getLong("proof.load", 1), kills,
          told -> System.out.printf("Two bridges: %s, %.0f s%n", told, (System.nanoTime() - began) / 1e9));
      System.out.println("Two bridges: " + proven.answered() + " messages answered, " + proven.moved() + " messages moved something, " + proven.kills() + " kills, "
          + (proven.differences().isEmpty() ? "no difference" : "DIFFERENT"));
      proven.differences().stream().limit(10).forEach(System.out::println);
      return proven.differences().isEmpty();
    } catch (Exception e) {
      System.out.println("Two bridges: " + e);
      return false;
    }
  }

  /** Every worker has a database of its own, and takes the next seed that nobody has. */
  private static boolean prove(TestDatabases databases, long first, int histories, int length) {
    Course course = new Course(databases.toString(), first, histories);
    int workers = Math.min(histories, Integer.getInteger("proof.workers", Runtime.getRuntime().availableProcessors()));
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      all.add(CompletableFuture.runAsync(() -> work(databases, course, length), task -> new Thread(task, "proof").start()));
    }
    all.forEach(CompletableFuture::join);
    return course.end();
  }

  private static void work(TestDatabases databases, Course course, int length) {
    try (WriterStage stage = new WriterStage(open(databases))) {
      play(stage, new Proof(stage, length, course.census()), course);
    }
  }

  /** The running bridge works one history after the other, a third as many on PostgreSQL. */
  private static boolean overTheWire(TestDatabases databases, long first, boolean many, int length) {
    int most = Integer.getInteger("proof.wire", 300);
    int histories = Math.min(many ? Integer.MAX_VALUE : 1, databases == TestDatabases.SQLITE ? most : (most + 2) / 3);
    if (histories == 0) {
      return true;
    }
    Course course = new Course(databases + " over the wire", first, histories);
    try (WireStage stage = new WireStage(databases)) {
      play(stage, Proof.oneByOne(stage, length, course.census()), course);
    }
    return course.end();
  }

  private static void play(Stage<?> stage, Proof proof, Course course) {
    for (OptionalLong seed = course.next(); seed.isPresent(); seed = course.next()) {
      long before = proof.operations();
      Optional<String> difference = proof.of(seed.getAsLong());
      course.done(proof.operations() - before, difference);
    }
    course.audited(stage.differences());
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
