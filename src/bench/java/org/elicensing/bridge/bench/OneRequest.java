package org.elicensing.bridge.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One request outside of any measurement. */
final class OneRequest {

  /** What came back. */
  record Answer(int status, byte[] body) {}

  private OneRequest() {}

  static Answer post(int port, Talk.Request request) {
    byte[] bytes = request.bytes();
    return post(port, Arrays.copyOfRange(bytes, HttpAnswer.body(bytes, bytes.length), bytes.length));
  }

  private static Answer post(int port, byte[] body) {
    try {
      HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + Requests.SOAP_PATH).toURL().openConnection();
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", "text/xml; charset=utf-8");
      connection.getOutputStream().write(body);
      int status = connection.getResponseCode();
      try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
        return new Answer(status, in == null ? new byte[0] : in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("No answer on port " + port, e);
    }
  }

  /** A server that is compared with the bridge must turn away what does not fit the schema. */
  static void mustValidate(Loaded server, Requests requests) {
    byte[] bytes = requests.checks("check").next().bytes();
    int body = HttpAnswer.body(bytes, bytes.length);
    String wrong = new String(bytes, body, bytes.length - body, StandardCharsets.UTF_8).replace("Indication>0<", "Indication>nought<");
    int status = post(server.ports().get(0), wrong.getBytes(StandardCharsets.UTF_8)).status();
    if (status < 400) {
      throw new IllegalStateException("The " + server.name() + " answers " + status + " to what does not fit the schema: it validates nothing.");
    }
  }
}
