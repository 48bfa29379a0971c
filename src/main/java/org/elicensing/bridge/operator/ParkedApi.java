package org.elicensing.bridge.operator;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.elicensing.bridge.journal.Journalled;
import org.elicensing.bridge.journal.ParkedStore;
import org.elicensing.bridge.journal.ReadJournal;
import org.elicensing.bridge.reading.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** GET /api/parked: what needs a human. POST /api/parked/{id}/replay and /discard: what the human decided. */
final class ParkedApi extends ApiServlet {

  private static final Logger LOG = LoggerFactory.getLogger(ParkedApi.class);
  private static final Set<String> STATES = Set.of("open", "replayed", "resumed", "discarded");
  private static final int MOST_BYTES = 4096;
  private static final int MOST_REASON = 1000;

  private final transient ReadJournal journal;
  private final transient ParkedStore parked;
  private final transient Replay replay;

  ParkedApi(ReadJournal journal, ParkedStore parked, Replay replay) {
    this.journal = journal;
    this.parked = parked;
    this.replay = replay;
  }

  @Override
  Object get(HttpServletRequest request, String[] path) {
    if (path.length > 0) {
      return MessageTree.of(known(path[0]));
    }
    String state = request.getParameter("state") == null ? "open" : request.getParameter("state");
    if (!STATES.contains(state)) {
      throw Problem.unreadable("state", "state is one of " + String.join(", ", STATES.stream().sorted().toList()) + ".");
    }
    int limit = limit(request);
    return MessageTree.page(journal.parked(state, request.getParameter("cause"), after(request, Long.MAX_VALUE), limit), limit);
  }

  @Override
  Object post(HttpServletRequest request, String[] path) throws IOException {
    if (path.length != 2 || !path[1].equals("replay") && !path[1].equals("discard")) {
      throw Problem.notFound("A parked message is settled with /api/parked/{reference}/replay or /discard.");
    }
    Journalled message = known(path[0]);
    return path[1].equals("replay") ? replayed(message) : discarded(message, reason(request));
  }

  private Map<String, Object> replayed(Journalled message) {
    Journalled now = replay.replay(message.id());
    LOG.info("{} replayed by an operator: {}", now.reference(), now.outcome());
    return MessageTree.of(now);
  }

  private Map<String, Object> discarded(Journalled message, String why) {
    if (why == null || why.isBlank() || why.length() > MOST_REASON) {
      throw Problem.of(422, "unacceptable", message.reference(), "reason", "Discarding takes a reason of at most " + MOST_REASON
          + " characters, as ?reason=… or as JSON {\"reason\": \"…\"}.");
    }
    if (!parked.discard(message.id(), why.strip())) {
      throw Problem.conflict(message.reference(), "settled", "The message is not parked, or is settled already.");
    }
    LOG.info("{} discarded by an operator", message.reference());
    return MessageTree.of(known(message.reference()));
  }

  private Journalled known(String reference) {
    return journal.message(id(reference)).orElseThrow(() -> Problem.notFound("The journal has no message " + reference + "."));
  }

  private static String reason(HttpServletRequest request) throws IOException {
    if (request.getParameter("reason") != null) {
      return request.getParameter("reason");
    }
    String body = new String(request.getInputStream().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    try {
      JsonNode reason = body.isBlank() ? null : Json.own(body).get("reason");
      return reason == null ? null : reason.asText();
    } catch (IllegalStateException e) {
      throw Problem.unreadable("json", "The body is no JSON.");
    }
  }
}
