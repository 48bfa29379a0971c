package org.elicensing.bridge.operator;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.elicensing.bridge.outages.OutageBoard;

/** GET /observe/health with all checks; /live: the process answers; /ready: partners may come. */
final class HealthPage extends HttpServlet {

  private static final int UNAVAILABLE = 503;

  private final transient Health health;
  private final transient OutageBoard outages;
  private final boolean outagesClose;

  HealthPage(Health health, OutageBoard outages, boolean outagesClose) {
    this.health = health;
    this.outages = outages;
    this.outagesClose = outagesClose;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String path = request.getPathInfo() == null ? "" : request.getPathInfo();
    switch (path) {
      case "", "/" -> all(response);
      case "/live" -> state(response, true, Map.of());
      case "/ready" -> state(response, health.isServing() && !(outagesClose && outages.now().isPresent()), Map.of());
      default -> Answers.json(response, 404, Map.of("status", "UNKNOWN"));
    }
  }

  private void all(HttpServletResponse response) throws IOException {
    Map<String, Health.State> states = health.look();
    Map<String, Object> checks = new LinkedHashMap<>();
    states.forEach((name, state) -> checks.put(name, check(state)));
    state(response, Health.allUp(states), checks);
  }

  private static Map<String, Object> check(Health.State state) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("status", word(state.up()));
    if (state.trouble() != null) {
      tree.put("trouble", state.trouble());
    }
    return tree;
  }

  private void state(HttpServletResponse response, boolean up, Map<String, Object> checks) throws IOException {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("status", word(up));
    if (!checks.isEmpty()) {
      tree.put("checks", checks);
    }
    outages.now().ifPresent(outage -> tree.put("outage", outage.text()));
    outages.next().ifPresent(outage -> tree.put("outageAhead", outage.text()));
    Answers.json(response, up ? 200 : UNAVAILABLE, tree);
  }

  private static String word(boolean up) {
    return up ? "UP" : "DOWN";
  }
}
