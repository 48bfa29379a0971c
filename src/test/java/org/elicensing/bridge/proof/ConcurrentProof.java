package org.elicensing.bridge.proof;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.journeys.BridgeProcess;
import org.elicensing.bridge.queues.Broker;

/**
 * Two bridges on one PostgreSQL and one broker under random load, of which now the one and now the other is killed. Every message is
 * sent until it is answered; some are sent to both at once. What was recorded is replayed afterwards, see {@link Replay}.
 */
final class ConcurrentProof {

  private static final int OFFICES = 4;
  private static final int SYSTEMS = 2;
  private static final int WORKING_MILLIS = 2500;
  private static final int DEAD_MILLIS = 500;
  private static final int FINISH_SECONDS = 180;

  /** @param moved how many messages moved something */
  record Proven(int answered, int moved, int kills, List<String> differences) {}

  private final long seed;
  private final Consumer<String> tell;
  private final Map<String, Future<?>> partners = new LinkedHashMap<>();
  private final List<CustomsSystem> customs = new ArrayList<>();
  private final List<AutoCloseable> opened = new ArrayList<>();

  private ConcurrentProof(long seed, Consumer<String> tell) {
    this.seed = seed;
    this.tell = tell;
  }

  /**
   * @param kills how often a bridge is killed; between them both work for some seconds
   * @param tell how far it has come
   */
  static Proven run(Path folder, long seed, int kills, Consumer<String> tell) throws Exception {
    return new ConcurrentProof(seed, tell).run(folder, kills);
  }

  private Proven run(Path folder, int kills) throws Exception {
    Map<String, String> settings = new HashMap<>(TestDatabases.POSTGRESQL.settings());
    int port = freePort();
    String broker = "tcp://127.0.0.1:" + port;
    settings.put("BRIDGE_BROKER_URL", broker);
    // Who waits over HTTP is told so at once.
    settings.put("BRIDGE_CUSTOMS_ANSWER_SECONDS", "0");
    ExecutorService threads = Executors.newCachedThreadPool();
    try (Broker running = Broker.embedded(folder.resolve("broker"), "127.0.0.1", port); BridgeProcess one = new BridgeProcess(folder.resolve("one"), settings);
        BridgeProcess other = new BridgeProcess(folder.resolve("other"), settings)) {
      List<BridgeProcess> bridges = List.of(one, other);
      bridges.parallelStream().forEach(BridgeProcess::start);
      Load load = new Load(new TwoBridges(one, other));
      Authority authority = new Authority(load, seed);
      Outcomes outcomes = keep(new Outcomes(load, broker));
      for (int office = 0; office < OFFICES; office++) {
        partners.put("office " + office, threads.submit(new Office(load, seed * 31 + office)));
      }
      for (int system = 0; system < SYSTEMS; system++) {
        customs.add(new CustomsSystem(load, outcomes, keep(new WireQueues(broker)), keep(connection(settings)), seed * 37 + system, system, SYSTEMS));
        partners.put("customs system " + system, threads.submit(customs.get(system)));
      }
      partners.put("authority", threads.submit(authority));
      for (int kill = 0; kill < kills; kill++) {
        TimeUnit.MILLISECONDS.sleep(WORKING_MILLIS);
        BridgeProcess next = bridges.get((kill + 1) % 2);
        next.kill();
        TimeUnit.MILLISECONDS.sleep(DEAD_MILLIS);
        next.start();
        tell.accept((kill + 1) + " of " + kills + " kills, " + load.answered().size() + " answers of the single window");
      }
      TimeUnit.MILLISECONDS.sleep(WORKING_MILLIS);
      load.end();
      finish();
      return proven(load, authority, settings, kills);
    } finally {
      threads.shutdownNow();
      for (AutoCloseable each : opened) {
        each.close();
      }
    }
  }

  private <T extends AutoCloseable> T keep(T one) {
    opened.add(one);
    return one;
  }

  private void finish() throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(FINISH_SECONDS);
    for (Map.Entry<String, Future<?>> each : partners.entrySet()) {
      try {
        each.getValue().get(Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        throw new IllegalStateException("No answer came to " + each.getKey() + " for " + FINISH_SECONDS + " s; customs systems wait for those to "
            + customs.stream().flatMap(system -> system.unanswered().stream()).toList(), e);
      }
    }
  }

  private Proven proven(Load load, Authority authority, Map<String, String> settings, int kills) throws SQLException {
    List<Sent> declared = customs.stream().flatMap(system -> system.answered().stream()).toList();
    int answered = load.answered().size() + declared.size();
    tell.accept(answered + " answers are compared");
    try (Connection connection = connection(settings)) {
      Books books = new Books(connection);
      int moved = new Replay(load, authority.records(), declared, books.waited()).of(books.moves(), books.suspensions());
      return new Proven(answered, moved, kills, load.differences());
    }
  }

  private static Connection connection(Map<String, String> settings) throws SQLException {
    return DriverManager.getConnection(settings.get("BRIDGE_DATABASE_URL"), settings.get("BRIDGE_DATABASE_USER"), settings.get("BRIDGE_DATABASE_PASSWORD"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
