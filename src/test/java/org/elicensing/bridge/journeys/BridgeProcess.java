package org.elicensing.bridge.journeys;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.elicensing.bridge.Command;
import org.elicensing.bridge.journeys.RunningBridge.Answer;

/** A bridge in a process of its own, which can be killed. */
public final class BridgeProcess implements AutoCloseable {

  private final HttpClient partner = HttpClient.newHttpClient();
  private final Map<String, String> settings;
  private final Path log;
  private Process process;

  /** @param data folder that it keeps everything in */
  public BridgeProcess(Path data, Map<String, String> more) throws IOException {
    settings = new HashMap<>(Map.of("BRIDGE_HTTP_PORT", RunningBridge.freePort(), "BRIDGE_BROKER_PORT", RunningBridge.freePort(), "BRIDGE_DATA_DIRECTORY", data.toString()));
    settings.putAll(more);
    log = Files.createTempFile("bridge", ".log");
    log.toFile().deleteOnExit();
  }

  /** Starts it without waiting. */
  Process launch() {
    try {
      ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m", "-XX:TieredStopAtLevel=1",
          "-cp", System.getProperty("java.class.path"), Command.class.getName()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().putAll(settings);
      process = builder.start();
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public BridgeProcess start() {
    launch();
    await().atMost(Duration.ofSeconds(180)).pollInterval(Duration.ofMillis(100)).until(() -> ready() || !process.isAlive());
    if (!process.isAlive()) {
      throw new IllegalStateException("The bridge ended with " + process.exitValue() + ": " + said());
    }
    return this;
  }

  private boolean ready() {
    try {
      return partner.send(request("/observe/health/ready").GET().build(), HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** As the power goes: no shutdown hook runs. */
  public void kill() {
    try {
      process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All that it wrote. */
  String said() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + settings.get("BRIDGE_HTTP_PORT") + path)).timeout(Duration.ofSeconds(30));
  }

  /** @throws IOException when no answer came: whether it was worked, nobody knows */
  public Answer post(String path, String contentType, String body) throws IOException {
    try {
      HttpResponse<String> response = partner.send(request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Sends until an answer comes, as a partner does who must know. */
  Answer insist(String path, String contentType, String body) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Answer answer = post(path, contentType, body);
        if (answer.status() != 503) {
          return answer;
        }
      } catch (IOException e) {
        pause();
      }
    }
    throw new IllegalStateException("Interrupted");
  }

  static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  String brokerUrl() {
    return "tcp://127.0.0.1:" + settings.get("BRIDGE_BROKER_PORT");
  }

  Queues queues() {
    return new Queues(brokerUrl(), () -> RunningBridge.nothingWaitsToLeave(settings));
  }

  Map<String, String> settings() {
    return settings;
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroy();
      try {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
