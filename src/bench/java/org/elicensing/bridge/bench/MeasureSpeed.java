package org.elicensing.bridge.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.elicensing.bridge.database.Sql;

/**
 * Measures the bridge against an empty echo of the same contract, in turns, from one load generator; then
 * audits the books. Ends with an error when an answer was wrong or the books disagree with the answers.
 */
public final class MeasureSpeed {

  private static final double FOR_EVER = 3600;
  private static final long SETTLE_SECONDS = 600;

  private final Options options;
  private final Path run;
  private final Path data;
  private final Requests requests;
  private final OperatingSystemMXBean own = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final Map<String, Long> answered = new TreeMap<>();
  private ServerProcess bridge;
  private ServerProcess echo;

  private MeasureSpeed(Options options) {
    this.options = options;
    this.run = options.directory().resolve("run");
    this.data = run.resolve("data");
    this.requests = new Requests(options);
  }

  public static void main(String... arguments) throws Exception {
    System.exit(new MeasureSpeed(Options.ofProperties()).measure() ? 0 : 1);
  }

  private boolean measure() throws IOException, SQLException {
    BareWriter.remove(run);
    Files.createDirectories(run);
    requireRoom();
    try {
      bridge = startBridge();
      prepare();
      echo = startEcho();
      List<Kind> kinds = List.of(
          new Kind("empty CXF echo", false, () -> requests.checks("echo")),
          new Kind("check", true, () -> requests.checks("check")),
          new Kind("reserve + clear, spread", true, () -> requests.pairs(Requests.SPREAD, options.licences(), Options.LINES)),
          new Kind("reserve + clear, one line", true, () -> requests.pairs(Requests.ONE, 1, 1)));
      for (Kind kind : kinds) {
        say("Warming up: %s", kind.name);
        load(kind, options.warmup());
      }
      for (int round = 1; round <= options.rounds(); round++) {
        for (Kind kind : kinds) {
          Kind.Measured measured = load(kind, options.seconds());
          kind.rounds.add(measured);
          say("Round %d of %d, %-28s %8.0f requests/s, p99 %.1f ms", round, options.rounds(), kind.name + ":", measured.perSecond(), measured.p99Ms());
        }
      }
      close();
      return report(kinds);
    } finally {
      close();
      if (!options.keep()) {
        BareWriter.remove(data);
      }
    }
  }

  private void requireRoom() throws IOException {
    long room = Files.getFileStore(run).getUsableSpace();
    if (room < options.roomBytes()) {
      throw new IllegalStateException(String.format(Locale.ROOT, "This run may write %d MiB and there is room for %d MiB; ask for fewer or shorter rounds (-Dbench.rounds, -Dbench.seconds).",
          options.roomBytes() >> 20, room >> 20));
    }
  }

  private ServerProcess startBridge() {
    say("Starting the bridge");
    List<String> arguments = new ArrayList<>(options.javaOptions());
    arguments.addAll(options.bridgeOptions());
    arguments.addAll(List.of("-jar", options.jar().toString()));
    return ServerProcess.start(run.resolve("bridge.log"), arguments, Map.of("BRIDGE_HTTP_PORT", "0", "BRIDGE_BROKER_PORT", "0",
        "BRIDGE_HTTP_THREADS", Integer.toString(Options.HTTP_THREADS), "BRIDGE_DATA_DIRECTORY", data.toString()));
  }

  private ServerProcess startEcho() throws IOException {
    say("Starting the echo");
    Path answer = run.resolve("answer.xml");
    Files.write(answer, oneCheck());
    List<String> arguments = new ArrayList<>(options.javaOptions());
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path"), EchoServer.class.getName(), answer.toString()));
    return ServerProcess.start(run.resolve("echo.log"), arguments, Map.of());
  }

  /** The answer of the bridge to one check. */
  private byte[] oneCheck() throws IOException {
    byte[] request = requests.checks("check").next().bytes();
    HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + bridge.port() + Requests.SOAP_PATH).toURL().openConnection();
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "text/xml; charset=utf-8");
    int body = HttpAnswer.body(request, request.length);
    connection.getOutputStream().write(request, body, request.length - body);
    try (InputStream in = connection.getInputStream()) {
      answered.merge("check", 1L, Long::sum);
      return in.readAllBytes();
    }
  }

  /** Licences, and some history on those that are checked. */
  private void prepare() {
    say("Pushing %d licences of %d lines", 2 * options.licences() + 1, Options.LINES);
    together(counter -> requests.records(Requests.CHECKED, counter::getAndIncrement, options.licences()));
    together(counter -> requests.records(Requests.SPREAD, counter::getAndIncrement, options.licences()));
    together(counter -> requests.records(Requests.ONE, counter::getAndIncrement, 1));
    together(counter -> requests.onePairEach(Requests.CHECKED, counter::getAndIncrement, options.licences()));
    settle();
  }

  private void together(java.util.function.Function<AtomicLong, Talk> talk) {
    AtomicLong counter = new AtomicLong();
    count(LoadGenerator.run(bridge.port(), talks(() -> talk.apply(counter)), FOR_EVER));
  }

  private List<Talk> talks(Supplier<Talk> talk) {
    return Stream.generate(talk).limit(options.connections()).toList();
  }

  private Kind.Measured load(Kind kind, int seconds) {
    ServerProcess server = kind.ours ? bridge : echo;
    long serverBefore = server.cpu().toNanos();
    long ownBefore = own.getProcessCpuTime();
    long began = System.nanoTime();
    LoadGenerator.Load load = LoadGenerator.run(server.port(), talks(kind.talk), seconds);
    double took = System.nanoTime() - began;
    double ownTime = own.getProcessCpuTime() - ownBefore;
    double serverTime = server.cpu().toNanos() - serverBefore;
    count(load);
    kind.answerBytes = load.answerBytes();
    double settled = kind.ours ? settle() : 0;
    return new Kind.Measured(load.perSecond(), Kind.milliseconds(load.latencies(), 50), Kind.milliseconds(load.latencies(), 99), ownTime / (ownTime + serverTime),
        ownTime / took, serverTime / took, settled);
  }

  private void count(LoadGenerator.Load load) {
    load.right().forEach((kind, number) -> answered.merge(kind, number, Long::sum));
    if (load.wrong() > 0) {
      throw new IllegalStateException(load.wrong() + " answers were not as expected, the first: " + load.example());
    }
  }

  /** Waits until nothing of one measurement is left to do in the next: the journal is written, the outbox empty. */
  private double settle() {
    long began = System.nanoTime();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("bridge.db"))) {
      for (int quiet = 0; quiet < 2;) {
        boolean idle = writerBacklog() == 0 && Sql.query(connection, "select 1 from outbox limit 1", row -> 1).isEmpty();
        quiet = idle ? quiet + 1 : 0;
        if (System.nanoTime() - began > SETTLE_SECONDS * 1_000_000_000) {
          throw new IllegalStateException("The bridge still has work " + SETTLE_SECONDS + " s after the last answer");
        }
        Thread.sleep(idle ? 50 : 100);
      }
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("The bridge cannot be watched", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private double writerBacklog() throws IOException {
    try (InputStream in = URI.create("http://127.0.0.1:" + bridge.port() + "/observe/metrics").toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("bridge_writer_backlog "))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ')))).findFirst().orElseThrow();
    }
  }

  private boolean report(List<Kind> kinds) throws IOException, SQLException {
    say("Auditing the books");
    Path database = data.resolve("bridge.db");
    List<String> differences = Audit.differences("jdbc:sqlite:" + database, answered);
    say("Measuring the database alone");
    BareWriter writer = BareWriter.of(database);
    Map<Integer, Double> bare = new LinkedHashMap<>();
    for (int batch : List.of(32, 200)) {
      double[] rates = new double[options.rounds() + 1];
      for (int i = 0; i < rates.length; i++) {
        rates[i] = writer.perSecond(run.resolve("bare"), batch);
      }
      // The first of them was warm-up.
      bare.put(batch, Kind.middle(Arrays.stream(rates).skip(1).sorted().toArray()));
    }
    Talk.Request request = requests.checks("check").next();
    Report report = new Report(options, kinds, bare, request.bytes().length - HttpAnswer.body(request.bytes(), request.bytes().length));
    Path file = options.directory().resolve("speed.json");
    report.write(file, differences);
    System.out.print(report.table());
    say("Answered: %s. Written to %s", answered, file.getFileName());
    if (differences.isEmpty()) {
      say("The books are in order: they hold what was answered, no more and no less.");
    } else {
      differences.forEach(difference -> say("NOT IN ORDER: %s", difference));
    }
    return differences.isEmpty();
  }

  private void close() {
    for (ServerProcess server : new ServerProcess[] {echo, bridge}) {
      if (server != null) {
        server.close();
      }
    }
    echo = null;
    bridge = null;
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
