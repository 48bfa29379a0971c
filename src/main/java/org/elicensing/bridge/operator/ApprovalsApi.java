package org.elicensing.bridge.operator;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.elicensing.bridge.intervention.Approvals;
import org.elicensing.bridge.intervention.DecisionText;
import org.elicensing.bridge.intervention.OpenRequest;
import org.elicensing.bridge.intervention.OpenRequest.Settlement;
import org.elicensing.bridge.intervention.OpenRequest.State;
import org.elicensing.bridge.reading.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** GET /api/approvals: interventions that wait for a second person. POST /api/approvals/{reference}/approve and /refuse: what that person decided. */
final class ApprovalsApi extends ApiServlet {

  private static final Logger LOG = LoggerFactory.getLogger(ApprovalsApi.class);
  private static final Set<String> STATES = Set.of("open", "approved", "refused", "expired");
  private static final int MOST_BYTES = 8192;
  private static final int MOST_TEXT = 512;

  private final transient Approvals approvals;

  ApprovalsApi(Approvals approvals) {
    this.approvals = approvals;
  }

  @Override
  Object get(HttpServletRequest request, String[] path) {
    if (path.length > 1) {
      throw Problem.notFound("Below /api/approvals there are requests by their references.");
    }
    if (path.length == 1) {
      return tree(known(path[0]));
    }
    String state = request.getParameter("state") == null ? "open" : request.getParameter("state");
    if (!STATES.contains(state)) {
      throw Problem.unreadable("state", "state is one of " + String.join(", ", STATES.stream().sorted().toList()) + ".");
    }
    int limit = limit(request);
    List<OpenRequest> found = approvals.requests().in(State.valueOf(state.toUpperCase(Locale.ROOT)), after(request, -1), limit);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("approvals", found.stream().map(ApprovalsApi::tree).toList());
    tree.put("next", found.size() < limit ? null : found.get(found.size() - 1).reference());
    return tree;
  }

  @Override
  Object post(HttpServletRequest request, String[] path) throws IOException {
    if (path.length != 2 || !path[1].equals("approve") && !path[1].equals("refuse")) {
      throw Problem.notFound("A request is settled with /api/approvals/{reference}/approve or /refuse.");
    }
    OpenRequest open = known(path[0]);
    JsonNode said = said(request);
    String person = text(open, said, "person");
    String reason = text(open, said, "reason");
    if (!open.open()) {
      throw settled(open);
    }
    if (open.askedBy(person)) {
      throw Problem.conflict(open.reference(), "same-person", "Whoever decided it cannot be the second person as well.");
    }
    if (!approvals.settle(open, path[1].equals("approve"), person, reason)) {
      throw settled(known(path[0]));
    }
    OpenRequest now = known(path[0]);
    LOG.info("{} settled by a second person: {}", now.reference(), now.state());
    return tree(now);
  }

  private static Problem settled(OpenRequest request) {
    return Problem.conflict(request.reference(), "settled", request.open() ? "The time of the request is over." : "The request is settled already: "
        + request.state().name().toLowerCase(Locale.ROOT) + ".");
  }

  private OpenRequest known(String reference) {
    return approvals.requests().find(id(reference)).orElseThrow(() -> Problem.notFound("There is no request " + reference + "."));
  }

  private static JsonNode said(HttpServletRequest request) throws IOException {
    try {
      return Json.own(new String(request.getInputStream().readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
    } catch (IllegalStateException e) {
      throw Problem.unreadable("json", "The body is no JSON.");
    }
  }

  private static String text(OpenRequest open, JsonNode said, String name) {
    String text = said == null || said.get(name) == null ? null : said.get(name).textValue();
    if (text == null || text.isBlank() || text.length() > MOST_TEXT) {
      throw Problem.of(422, "unacceptable", open.reference(), "second-person", "Settling a request takes JSON {\"person\": \"…\", \"reason\": \"…\"}, each of at most " + MOST_TEXT
          + " characters; " + name + " is missing or too long.");
    }
    return text.strip();
  }

  private static Map<String, Object> tree(OpenRequest request) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("reference", request.reference());
    tree.put("state", request.state().name().toLowerCase(Locale.ROOT));
    tree.put("why", List.of(request.why().split(", ")));
    tree.put("intervention", DecisionText.tree(request.decision()));
    tree.put("requestedAt", request.requestedAt().toString());
    tree.put("expiresAt", request.expiresAt().toString());
    Settlement settlement = request.settlement();
    tree.put("settledAt", settlement == null ? null : settlement.at().toString());
    tree.put("settledBy", settlement == null ? null : settlement.by());
    tree.put("reason", settlement == null ? null : settlement.reason());
    tree.put("outcome", settlement == null ? null : settlement.outcome());
    return tree;
  }
}
