package org.elicensing.bridge.proof;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.journeys.BridgeProcess;
import org.elicensing.bridge.journeys.RunningBridge.Answer;
import org.elicensing.bridge.proof.Model.MLine;
import org.elicensing.bridge.proof.Step.Kind;
import org.elicensing.bridge.queues.Broker;

/**
 * Two bridges on one PostgreSQL and one broker under random load, one of them killed again and again. Every message is sent until it
 * is answered, at either bridge, and some at both at once; meanwhile the licensing system suspends and resumes. What was recorded on
 * the lines is replayed afterwards, see {@link Replay}.
 */
final class ConcurrentProof {

  static final int LICENCES = 2;
  static final BigDecimal LIMIT = new BigDecimal("100");
  private static final int OFFICES = 4;
  private static final int DECLARATIONS = 8;

  /** @param identification MessageId of the single window */
  record Sent(Step step, String identification, String answer) {}

  /** @param moved how many messages moved something */
  record Proven(int answered, int moved, int kills, List<String> differences) {}

  private final Words words = new Words((int) (System.nanoTime() >>> 10 & 0xfffff));
  private final Map<String, Sent> answered = new ConcurrentHashMap<>();
  private final Map<Integer, List<Boolean>> records = new HashMap<>();
  private final List<String> differences = new ArrayList<>();
  private final long seed;
  private BridgeProcess[] bridges;
  private volatile boolean loading = true;

  private ConcurrentProof(long seed) {
    this.seed = seed;
  }

  /** @param kills how often the second bridge is killed; between them it works for some seconds */
  static Proven run(Path folder, long seed, int kills) throws Exception {
    return new ConcurrentProof(seed).run(folder, kills);
  }

  private Proven run(Path folder, int kills) throws Exception {
    Map<String, String> settings = new HashMap<>(TestDatabases.POSTGRESQL.settings());
    int port = freePort();
    ExecutorService partners = Executors.newFixedThreadPool(OFFICES + 1);
    settings.put("BRIDGE_BROKER_URL", "tcp://127.0.0.1:" + port);
    try (Broker broker = Broker.embedded(folder.resolve("broker"), "127.0.0.1", port); BridgeProcess one = new BridgeProcess(folder.resolve("one"), settings);
        BridgeProcess other = new BridgeProcess(folder.resolve("other"), settings)) {
      bridges = new BridgeProcess[] {one, other};
      one.start();
      other.start();
      for (int licence = 0; licence < LICENCES; licence++) {
        records.put(licence, new ArrayList<>());
        record(licence, true);
      }
      List<Future<?>> all = new ArrayList<>();
      for (int office = 0; office < OFFICES; office++) {
        Random random = new Random(seed * 31 + office);
        int first = (office + 1) * 1_000_000;
        all.add(partners.submit(() -> load(random, first)));
      }
      all.add(partners.submit(() -> suspend(new Random(seed))));
      for (int kill = 0; kill < kills; kill++) {
        TimeUnit.MILLISECONDS.sleep(3000);
        other.kill();
        TimeUnit.MILLISECONDS.sleep(500);
        other.start();
      }
      TimeUnit.MILLISECONDS.sleep(2000);
      loading = false;
      for (Future<?> each : all) {
        each.get(120, TimeUnit.SECONDS);
      }
      int moved = replay(settings);
      return new Proven(answered.size(), moved, kills, differences);
    } finally {
      loading = false;
      partners.shutdownNow();
    }
  }

  private void load(Random random, int first) {
    for (int i = 0; loading; i++) {
      Step step = step(random);
      String text = words.text(step, first + i, false);
      String identification = text.substring(text.indexOf("<b:MessageId>") + 13, text.indexOf("</b:MessageId>"));
      int at = random.nextInt(2);
      if (random.nextInt(5) > 0) {
        answered.put(identification, new Sent(step, identification, ask(step, at, text)));
      } else {
        // A repeat races its original at the other bridge.
        Thread[] racing = new Thread[1];
        String[] said = new String[1];
        racing[0] = new Thread(() -> said[0] = ask(step, 1 - at, text));
        racing[0].start();
        String answer = ask(step, at, text);
        try {
          racing[0].join();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
        if (!answer.equals(said[0])) {
          different(step + " was answered " + answer + " at one bridge and " + said[0] + " at the other");
        }
        answered.put(identification, new Sent(step, identification, answer));
      }
    }
  }

  private static Step step(Random random) {
    Kind[] kinds = {Kind.RESERVE, Kind.RESERVE, Kind.RESERVE, Kind.RESERVE, Kind.RELEASE, Kind.RELEASE, Kind.NOT_RELEASED, Kind.AMEND, Kind.WITHDRAW};
    Kind kind = kinds[random.nextInt(kinds.length)];
    List<Item> items = new ArrayList<>();
    boolean lists = kind == Kind.RESERVE || kind == Kind.AMEND || kind == Kind.RELEASE && random.nextBoolean();
    for (int i = 0; lists && i <= random.nextInt(2); i++) {
      items.add(new Item(1 + random.nextInt(2), 0, 1, "841199", BigDecimal.valueOf(5L * (1 + random.nextInt(8))), "KGM", null, null));
    }
    // Variant 1: named by its MRN.
    return new Step(kind, random.nextInt(LICENCES), random.nextInt(DECLARATIONS), List.copyOf(items), 1);
  }

  /** Every record raises the limit by one, so that it has its place among the moves of the line. */
  private void suspend(Random random) {
    while (loading) {
      int licence = random.nextInt(LICENCES);
      record(licence, !last(licence));
      pause(last(licence) ? 400 : 100);
    }
  }

  private boolean last(int licence) {
    List<Boolean> all = records.get(licence);
    return all.get(all.size() - 1);
  }

  private void record(int licence, boolean usable) {
    int version = records.get(licence).size() + 1;
    records.get(licence).add(usable);
    String text = words.certificate(licence, version, List.of(new MLine(1, null, limit(version), "KGM", null)), usable, Integer.MAX_VALUE);
    insist(0, "/licensing/eu/records", "application/xml", text);
  }

  static BigDecimal limit(int version) {
    return LIMIT.add(BigDecimal.valueOf(version - 1L));
  }

  private String ask(Step step, int at, String text) {
    return Said.of(step.kind(), insist(at, "/services/certex/dual-use", "text/xml; charset=utf-8", text), words);
  }

  /** Until there is an answer, at one bridge or the other. */
  private String insist(int at, String path, String type, String text) {
    for (int i = at; ; i++) {
      try {
        Answer answer = bridges[i % 2].post(path, type, text);
        if (answer.status() == 200) {
          return answer.text();
        }
        if (answer.status() != 503) {
          different(path + " was answered " + answer.status() + ": " + answer.text());
          return answer.text();
        }
      } catch (IOException e) {
        pause(20);
      }
    }
  }

  private static void pause(int milliseconds) {
    try {
      TimeUnit.MILLISECONDS.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void different(String what) {
    synchronized (differences) {
      differences.add(what);
    }
  }

  private int replay(Map<String, String> settings) throws SQLException {
    int moved = 0;
    try (Connection connection = DriverManager.getConnection(settings.get("BRIDGE_DATABASE_URL"), settings.get("BRIDGE_DATABASE_USER"), settings.get("BRIDGE_DATABASE_PASSWORD"))) {
      for (int licence = 0; licence < LICENCES; licence++) {
        int number = licence;
        Replay replay = new Replay(licence, records.get(licence), answered.values().stream().filter(sent -> sent.step().licence() == number).toList());
        moved += replay.of(moves(connection, words.licence(licence)));
        differences.addAll(replay.differences());
      }
    }
    return moved;
  }

  private static List<Replay.Move> moves(Connection connection, String licence) throws SQLException {
    List<Replay.Move> moves = new ArrayList<>();
    try (var statement = connection.prepareStatement("select entry.sequence, entry.message_id, message.identification, entry.quantity_authorised_after, entry.quantity_reserved_after,"
        + " entry.quantity_consumed_after from entry join licence on licence.id = entry.licence_id left join message on message.id = entry.message_id where licence.reference = ? order by entry.sequence")) {
      statement.setString(1, licence);
      ResultSet row = statement.executeQuery();
      while (row.next()) {
        moves.add(new Replay.Move(row.getLong(1), row.getLong(2), row.getString(3), row.getLong(4), row.getLong(5), row.getLong(6)));
      }
    }
    return moves;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
