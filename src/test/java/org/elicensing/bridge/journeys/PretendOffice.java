package org.elicensing.bridge.journeys;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A customs office at the address that it registered: keeps what it is told, and may be away for a while. */
final class PretendOffice implements AutoCloseable {

  private final HttpServer server;
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusing = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  PretendOffice() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", this::answer);
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean away = refusing.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    if (away) {
      refused.incrementAndGet();
    } else {
      taken.add(body);
    }
    exchange.sendResponseHeaders(away ? 503 : 202, -1);
    exchange.close();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/told";
  }

  /** Takes nothing of the next so many messages. */
  void away(int messages) {
    refusing.set(messages);
  }

  int refused() {
    return refused.get();
  }

  /** All that it took, in order. */
  List<String> all() {
    return List.copyOf(taken);
  }

  /** The whole envelopes that it took about a licence. */
  List<String> envelopes(String licence) {
    return taken.stream().filter(text -> text.contains(">" + licence + "<")).toList();
  }

  /** What it was told of a licence: the change, the status before and the status. */
  List<String> told(String licence) {
    return envelopes(licence).stream().map(Said::in).map(said -> said.row("Change", "StatusBefore", "Status")).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
