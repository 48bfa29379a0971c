package org.elicensing.bridge.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.reading.JsonForm;
import org.elicensing.bridge.timers.ReadTimers;
import org.elicensing.bridge.timers.TimersByHand;
import org.elicensing.bridge.writer.Work;

/** POST /api/suspensions: the export of one declaration under one licence is suspended. POST /api/suspensions/{reference}/lift: it goes on. */
final class SuspensionsApi extends ApiServlet {

  private final transient ReadTimers suspensions;
  private final transient TimersByHand byHand;
  private final transient Acts acts;

  SuspensionsApi(ReadTimers suspensions, TimersByHand byHand, Acts acts) {
    this.suspensions = suspensions;
    this.byHand = byHand;
    this.acts = acts;
  }

  @Override
  Object get(HttpServletRequest request, String[] path) {
    String state = request.getParameter("state") == null ? "open" : request.getParameter("state");
    if (path.length > 0) {
      throw Problem.notFound("Suspensions are listed at /api/suspensions?state=open or lifted.");
    }
    if (!state.equals("open") && !state.equals("lifted")) {
      throw Problem.unreadable("state", "state is open or lifted.");
    }
    return suspensions.suspensions(state.equals("open"), after(request, Long.MAX_VALUE), limit(request));
  }

  @Override
  Object post(HttpServletRequest request, String[] path) throws IOException {
    Received received = acts.received(request);
    JsonForm form = acts.form(received);
    return acts.answer(path.length == 0 ? suspend(received, form) : lift(received, form, path));
  }

  private Work suspend(Received received, JsonForm form) {
    String licence = form.text("licence", 70);
    String mrn = form.optional("mrn", "[0-9A-Za-z]{18}", "an MRN of 18 letters and digits");
    if (mrn == null) {
      form.missing("mrn");
    }
    String person = form.text("person", 70);
    String reason = form.text("reason", 1000);
    boolean exceptional = form.flag("exceptional");
    form.check();
    return byHand.suspend(received, licence, mrn, person, reason, exceptional);
  }

  private Work lift(Received received, JsonForm form, String[] path) {
    Map.Entry<String, String> suspended = path.length == 2 && path[1].equals("lift") ? suspensions.suspended(id(path[0])).orElse(null) : null;
    if (suspended == null) {
      throw Problem.notFound("A suspension is lifted with /api/suspensions/{reference}/lift.");
    }
    String person = form.text("person", 70);
    String reason = form.text("reason", 1000);
    form.check();
    return byHand.lift(received, suspended.getKey(), suspended.getValue(), person, reason);
  }
}
