package org.elicensing.bridge.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One request outside of any measurement. */
final class OneRequest {

  /** What came back. */
  record Answer(int status, byte[] body) {}

  private OneRequest() {}

  static Answer post(int port, Talk.Request request) throws IOException {
    byte[] bytes = request.bytes();
    int body = HttpAnswer.body(bytes, bytes.length);
    return post(port, Arrays.copyOfRange(bytes, body, bytes.length));
  }

  private static Answer post(int port, byte[] body) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + Requests.SOAP_PATH).toURL().openConnection();
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "text/xml; charset=utf-8");
    connection.getOutputStream().write(body);
    int status = connection.getResponseCode();
    try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      return new Answer(status, in == null ? new byte[0] : in.readAllBytes());
    }
  }

  /** A server that is compared with the bridge must turn away what does not fit the schema. */
  static void mustValidate(Loaded server, Requests requests) throws IOException {
    byte[] bytes = requests.checks("check").next().bytes();
    String text = new String(bytes, HttpAnswer.body(bytes, bytes.length), bytes.length - HttpAnswer.body(bytes, bytes.length), StandardCharsets.UTF_8);
    int status = post(server.ports().get(0), text.replace("Indication>0<", "Indication>nought<").getBytes(StandardCharsets.UTF_8)).status();
    if (status < 400) {
      throw new IllegalStateException("The " + server.name() + " answers " + status + " to what does not fit the schema: it validates nothing.");
    }
  }
}
