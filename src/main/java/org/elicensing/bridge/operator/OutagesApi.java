package org.elicensing.bridge.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.outages.OutageBoard;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.reading.JsonForm;

/** GET and POST /api/outages: when the bridge is or will be unavailable. POST /api/outages/{reference}/end: it is available again. */
final class OutagesApi extends ApiServlet {

  private final transient OutageBoard board;
  private final transient Acts acts;

  OutagesApi(OutageBoard board, Acts acts) {
    this.board = board;
    this.acts = acts;
  }

  @Override
  Object get(HttpServletRequest request, String[] path) {
    if (path.length > 0) {
      throw Problem.notFound("Outages are listed at /api/outages.");
    }
    return board.page(after(request, Long.MAX_VALUE), limit(request));
  }

  @Override
  Object post(HttpServletRequest request, String[] path) throws IOException {
    if (path.length != 0 && (path.length != 2 || !path[1].equals("end") || id(path[0]) < 0)) {
      throw Problem.notFound("An outage is declared with /api/outages and ended with /api/outages/{reference}/end.");
    }
    Received received = acts.received(request);
    JsonForm form = acts.form(received);
    Object answer = path.length == 0 ? declared(received, form) : ended(received, form, id(path[0]));
    board.run();
    return answer;
  }

  private Object declared(Received received, JsonForm form) {
    Instant from = form.instant("from");
    Instant until = form.instant("to");
    if (!form.has("from")) {
      form.missing("from");
    }
    if (!form.has("planned")) {
      form.missing("planned");
    }
    if (from != null && until != null && !until.isAfter(from)) {
      form.add(new Finding("/to", "before-it-begins", "to lies after from, or is left out while nobody knows."));
    }
    boolean planned = form.flag("planned");
    String person = form.text("person", 70);
    String reason = form.text("reason", 1000);
    form.check();
    return acts.answer(board.declare(received, from, until, planned, person, reason));
  }

  private Object ended(Received received, JsonForm form, long id) {
    String person = form.text("person", 70);
    form.check();
    return acts.answer(board.end(received, id, person));
  }
}
