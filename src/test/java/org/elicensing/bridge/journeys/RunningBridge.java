package org.elicensing.bridge.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.elicensing.bridge.Bridge;
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
  private final Bridge bridge;

  private RunningBridge(Path data, Bridge bridge) {
    this.data = data;
    this.bridge = bridge;
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
      Map<String, String> all = new HashMap<>(Map.of("BRIDGE_HTTP_PORT", "0", "BRIDGE_BROKER_PORT", "0", "BRIDGE_DATA_DIRECTORY", data.toString()));
      all.putAll(environment);
      return new RunningBridge(data, Bridge.start(Settings.load(all), clock));
    } catch (Exception e) {
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
