package org.elicensing.bridge.attacks;

import com.sun.net.httpserver.HttpServer;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.elicensing.bridge.Bridge;
import org.elicensing.bridge.settings.Settings;

/** A real bridge in this process, a listener beside it that nobody may ever ask, and eyes for what stands in its journal. */
final class AttackedBridge implements AutoCloseable {

  /** What no attack may take longer than. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String CANARY = "CANARY-1";

  private final Path data;
  private final int brokerPort;
  private final HttpServer listener;
  private final AtomicInteger opened = new AtomicInteger();
  private final Bridge bridge;
  private final HttpClient client = newClient();

  AttackedBridge(Path data) throws Exception {
    this.data = data;
    listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    listener.createContext("/", exchange -> {
      opened.incrementAndGet();
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
    });
    listener.start();
    brokerPort = freePort();
    bridge = Bridge.start(Settings.load(Map.of("BRIDGE_HTTP_PORT", "0", "BRIDGE_BROKER_PORT", Integer.toString(brokerPort), "BRIDGE_DATA_DIRECTORY", data.toString())), Clock.systemUTC());
    for (String reference : new String[] {CANARY, GoodMessages.REFERENCE}) {
      HttpResponse<String> taken = post("/licensing/eu/records", "application/xml", GoodMessages.record(reference));
      if (taken.statusCode() != 200) {
        throw new IllegalStateException(taken.body());
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return bridge.port();
  }

  /** Where attacks try to lead the bridge. */
  String listener() {
    return "127.0.0.1:" + listener.getAddress().getPort();
  }

  /** How often they succeeded. */
  int opened() {
    return opened.get();
  }

  HttpResponse<String> post(String path, String contentType, String body) throws Exception {
    return post(path, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<String> post(String path, String contentType, byte[] body) throws Exception {
    return send("POST", path, contentType, body);
  }

  HttpResponse<String> send(String method, String path, String contentType, byte[] body, String... headers) throws Exception {
    return send(client, method, path, contentType, body, headers);
  }

  /** On a connection of its own: one that the server closes because a body before it was not read to its end is no place for the next request. */
  HttpResponse<String> sendAlone(String method, String path, String contentType, byte[] body, String... headers) throws Exception {
    return send(newClient(), method, path, contentType, body, headers);
  }

  private static HttpClient newClient() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  private HttpResponse<String> send(HttpClient over, String method, String path, String contentType, byte[] body, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path)).timeout(PATIENCE)
        .method(method, HttpRequest.BodyPublishers.ofByteArray(body)).header("Content-Type", contentType);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return over.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  /** What is left on the canary's licence, and its certificate; the same as long as nothing has moved. */
  String canary() throws Exception {
    HttpResponse<String> checked = post("/services/certex/dual-use", "text/xml", GoodMessages.check(CANARY));
    HttpResponse<String> usage = send("GET", "/licensing/eu/usage?reference=" + CANARY, "application/xml", new byte[0]);
    String body = checked.body();
    return checked.statusCode() + body.substring(Math.max(0, body.indexOf("<soap:Body>"))) + usage.statusCode() + usage.body();
  }

  /** Rows of a table, such as {@code message where outcome = 'rejected'}. */
  int count(String what) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("bridge.db"));
        var row = connection.createStatement().executeQuery("select count(*) from " + what)) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Makes a message for a queue. */
  interface Making {
    Message of(Session session) throws JMSException;
  }

  void enqueue(String queue, Iterable<Making> messages) throws JMSException {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + brokerPort); Connection connection = factory.createConnection();
        Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE); MessageProducer producer = session.createProducer(session.createQueue(queue))) {
      for (Making each : messages) {
        producer.send(each.of(session));
      }
    }
  }

  @Override
  public void close() {
    bridge.close();
    listener.stop(0);
  }
}
