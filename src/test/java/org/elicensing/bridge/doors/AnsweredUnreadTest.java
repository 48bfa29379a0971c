package org.elicensing.bridge.doors;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A client must know whether the connection is still good for its next request. */
class AnsweredUnreadTest {

  private static final String HEAD = "POST /refused HTTP/1.1\r\nHost: bridge\r\nContent-Length: 4\r\n\r\n";

  /** Refuses by the address alone, and sends its answer at once. */
  private static final class RefusesUnread extends HttpServlet {

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      response.getOutputStream().write("no".getBytes(StandardCharsets.UTF_8));
      response.flushBuffer();
    }
  }

  private static HttpServer server;

  @BeforeAll
  static void start() {
    server = new HttpServer("127.0.0.1", 0, 8).serve(new RefusesUnread(), "/refused");
    server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void answer_that_overtakes_the_body_says_that_the_connection_ends() throws IOException {
    try (Socket client = client()) {
      send(client, HEAD);
      assertThat(head(answers(client))).startsWith("HTTP/1.1 404 Not Found").contains("Connection: close");
    }
  }

  @Test
  void connection_whose_body_has_come_goes_on() throws IOException {
    try (Socket client = client()) {
      BufferedReader answers = answers(client);
      for (int again = 0; again < 3; again++) {
        send(client, HEAD + "body");
        assertThat(head(answers)).startsWith("HTTP/1.1 404 Not Found").doesNotContain("Connection: close");
        assertThat(chunks(answers)).containsExactly("2", "no", "0", "");
      }
    }
  }

  private static Socket client() throws IOException {
    Socket client = new Socket("127.0.0.1", server.port());
    client.setSoTimeout(20_000);
    return client;
  }

  private static void send(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    client.getOutputStream().flush();
  }

  private static BufferedReader answers(Socket client) throws IOException {
    return new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
  }

  private static List<String> head(BufferedReader answers) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = answers.readLine(); !line.isEmpty(); line = answers.readLine()) {
      lines.add(line);
    }
    return lines;
  }

  private static List<String> chunks(BufferedReader answers) throws IOException {
    return List.of(answers.readLine(), answers.readLine(), answers.readLine(), answers.readLine());
  }
}
