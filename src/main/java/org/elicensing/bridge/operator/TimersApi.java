package org.elicensing.bridge.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.reading.JsonForm;
import org.elicensing.bridge.timers.ReadTimers;
import org.elicensing.bridge.timers.Timer;
import org.elicensing.bridge.timers.TimerKind;
import org.elicensing.bridge.timers.TimersByHand;
import org.elicensing.bridge.writer.Work;

/** GET /api/timers: what will happen by itself, before it does. POST /api/timers/{reference}/postpone: later. */
final class TimersApi extends ApiServlet {

  private final transient ReadTimers timers;
  private final transient TimersByHand byHand;
  private final transient Acts acts;
  private final transient Clock clock;

  TimersApi(ReadTimers timers, TimersByHand byHand, Acts acts, Clock clock) {
    this.timers = timers;
    this.byHand = byHand;
    this.acts = acts;
    this.clock = clock;
  }

  @Override
  Object get(HttpServletRequest request, String[] path) {
    if (path.length > 0) {
      return timers.one(id(path[0])).orElseThrow(() -> Problem.notFound("There is no timer " + path[0] + "."));
    }
    return timers.page(state(request.getParameter("state")), kind(request.getParameter("kind")), after(request.getParameter("after")), limit(request));
  }

  @Override
  Object post(HttpServletRequest request, String[] path) throws IOException {
    if (path.length != 2 || !path[1].equals("postpone")) {
      throw Problem.notFound("A timer is postponed with /api/timers/{reference}/postpone.");
    }
    Received received = acts.received(request);
    JsonForm form = acts.form(received);
    Instant until = until(form);
    Work work = byHand.postpone(received, id(path[0]), until, form.text("person", 70), form.text("reason", 1000))
        .orElseThrow(() -> Problem.notFound("There is no timer " + path[0] + "."));
    form.check();
    acts.answer(work);
    return timers.one(id(path[0])).orElseThrow();
  }

  /** A day, from its beginning. */
  private Instant until(JsonForm form) {
    LocalDate day = form.day("until");
    if (!form.has("until")) {
      form.missing("until");
    }
    Instant until = day == null ? null : byHand.periods().begin(day);
    if (until != null && !until.isAfter(clock.instant())) {
      form.add(new Finding("/until", "past", "until is a day that lies ahead."));
    }
    return until;
  }

  private static Timer.State state(String given) {
    try {
      return given == null || given.isBlank() ? null : Timer.State.valueOf(given.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Problem.unreadable("state", "state is one of open, postponed, acted and lifted; without one those are shown that are still to act.");
    }
  }

  private static TimerKind kind(String given) {
    try {
      return given == null || given.isBlank() ? null : TimerKind.of(given);
    } catch (IllegalArgumentException e) {
      throw Problem.unreadable("kind", "There is no kind of timer " + given + ".");
    }
  }

  private static ReadTimers.Place after(String given) {
    try {
      return ReadTimers.Place.of(given);
    } catch (IllegalArgumentException e) {
      throw Problem.unreadable("after", "after is the next of the page before.");
    }
  }
}
