package org.elicensing.bridge.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.elicensing.bridge.Bridge;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.ledger.LedgerAudit;
import org.elicensing.bridge.reading.Json;
import org.elicensing.bridge.settings.Settings;

/** The whole bridge in this process, on free ports and a data directory of its own, and a partner who talks to it over HTTP. */
public final class RunningBridge implements AutoCloseable {

  /** An answer and its status. */
  public record Answer(int status, String text, HttpResponse<String> response) {

    public JsonNode json() {
      return Json.own(text);
    }
  }

  private final HttpClient partner = HttpClient.newHttpClient();
  private final Path data;
  private final Map<String, String> environment;
  private final Clock clock;
  private Bridge bridge;

  private RunningBridge(Path data, Map<String, String> environment, Clock clock) {
    this.data = data;
    this.environment = environment;
    this.clock = clock;
    this.bridge = Bridge.start(Settings.load(environment), clock);
  }

  public static RunningBridge start() {
    return start(Map.of());
  }

  /** @param environment over the free ports and the data directory that it gets anyhow */
  public static RunningBridge start(Map<String, String> environment) {
    return start(environment, Clock.systemUTC());
  }

  public static RunningBridge start(Map<String, String> environment, Clock clock) {
    try {
      Path data = Files.createTempDirectory("bridge");
      Map<String, String> all = new HashMap<>(Map.of("BRIDGE_HTTP_PORT", "0", "BRIDGE_BROKER_PORT", freePort(), "BRIDGE_DATA_DIRECTORY", data.toString()));
      all.putAll(environment);
      return new RunningBridge(data, all, clock);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static String freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return Integer.toString(socket.getLocalPort());
    }
  }

  /** Stops and starts again on the same data. */
  public void restart() {
    restart(() -> { });
  }

  /** Somebody does something to its data while it is stopped. */
  void restart(Runnable meanwhile) {
    bridge.close();
    meanwhile.run();
    bridge = Bridge.start(Settings.load(environment), clock);
  }

  /** All settings that it runs with. */
  Settings settings() {
    return Settings.load(environment);
  }

  /** Settings that it runs with, by the names of their environment variables. */
  public String setting(String variable) {
    return environment.getOrDefault(variable, "");
  }

  public String brokerUrl() {
    String external = setting("BRIDGE_BROKER_URL");
    return external.isEmpty() ? "tcp://127.0.0.1:" + setting("BRIDGE_BROKER_PORT") : external;
  }

  /** A partner at the queues of the broker that this bridge uses. */
  Queues queues() {
    return new Queues(brokerUrl(), () -> nothingWaitsToLeave(environment));
  }

  static boolean nothingWaitsToLeave(Map<String, String> settings) {
    return read(settings, connection -> Sql.query(connection, "select count(*) from outbox", row -> row.getLong(1)).get(0)) == 0;
  }

  /** Everything in the books that does not add up. */
  public List<LedgerAudit.Difference> differences() {
    return read(LedgerAudit::differences);
  }

  public <T> T read(Database.Transaction<T> question) {
    return read(environment, question);
  }

  /** Asks the database that a bridge of those settings uses. */
  static <T> T read(Map<String, String> settings, Database.Transaction<T> question) {
    String url = settings.getOrDefault("BRIDGE_DATABASE_URL", "");
    try (Connection connection = url.isEmpty() ? DriverManager.getConnection("jdbc:sqlite:" + Path.of(settings.get("BRIDGE_DATA_DIRECTORY")).resolve(settings.getOrDefault("bridge.db", "bridge.db")))
        : DriverManager.getConnection(url, settings.get("BRIDGE_DATABASE_USER"), settings.get("BRIDGE_DATABASE_PASSWORD"))) {
      return question.run(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public int port() {
    return bridge.port();
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer post(String path, String contentType, String body) {
    return send(request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** @param trying whether it is to be judged without effect */
  Answer post(String path, String contentType, String body, boolean trying) {
    return trying ? send(request(path).header("Content-Type", contentType).header("Dry-Run", "true").POST(HttpRequest.BodyPublishers.ofString(body))) : post(path, contentType, body);
  }

  /** Any request, for headers that matter. */
  public Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = partner.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
  }

  @Override
  public void close() {
    bridge.close();
    try (Stream<Path> files = Files.walk(data)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
