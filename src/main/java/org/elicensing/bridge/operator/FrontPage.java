package org.elicensing.bridge.operator;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.elicensing.bridge.database.DatabaseUnavailable;
import org.elicensing.bridge.journal.Journalled;
import org.elicensing.bridge.journal.ReadJournal;
import org.elicensing.bridge.metrics.Backlogs;
import org.elicensing.bridge.outages.OutageBoard;

/** GET /: the state of the bridge and its last messages, on one plain page without a line of script. */
final class FrontPage extends HttpServlet {

  private static final int MESSAGES = 20;
  private static final List<String> LINKS = List.of("/observe/health", "/observe/metrics", "/api/journal", "/api/parked", "/api/approvals", "/api/timers", "/api/suspensions", "/api/outages", "/services/certex/dual-use?wsdl");

  private final transient Health health;
  private final transient Backlogs backlogs;
  private final transient IntSupplier writer;
  private final transient ReadJournal journal;
  private final transient OutageBoard outages;

  FrontPage(Health health, Backlogs backlogs, IntSupplier writer, ReadJournal journal, OutageBoard outages) {
    this.health = health;
    this.outages = outages;
    this.backlogs = backlogs;
    this.writer = writer;
    this.journal = journal;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Html html = new Html("eLicensing Bridge");
    html.raw("<main><h1>eLicensing Bridge</h1><section><h2>State</h2><dl>");
    Map<String, Health.State> states = health.look();
    states.forEach((name, state) -> html.term(name, state.up() ? "up" : "down: " + state.trouble(), state.up()));
    Backlogs.Found found = ask(states, backlogs::now, new Backlogs.Found(Map.of(), null, 0, null, 0, null, 0));
    html.term("being decided", Integer.toString(writer.getAsInt()), true);
    html.term("parked", Long.toString(found.parkedInAll()), found.parkedInAll() == 0);
    html.term("waiting for a second person", Long.toString(found.approvals()), true);
    html.term("in the outbox", Long.toString(found.leaving()), true);
    outages.now().ifPresent(outage -> html.term("outage", outage.text(), false));
    outages.next().ifPresent(outage -> html.term("outage ahead", outage.text(), true));
    html.raw("</dl></section><section><h2>Last messages</h2>");
    messages(html, ask(states, () -> journal.newest(Long.MAX_VALUE, MESSAGES), List.of()));
    html.raw("</section><nav><h2>More</h2><ul>");
    LINKS.forEach(link -> html.raw("<li>").link(link, link).raw("</li>"));
    html.raw("</ul></nav></main>");
    Answers.page(response, html.end().getBytes(StandardCharsets.UTF_8), Html.STYLE_HASH);
  }

  private static void messages(Html html, List<Journalled> messages) {
    if (messages.isEmpty()) {
      html.raw("<p>None yet.</p>");
      return;
    }
    html.raw("<table><thead><tr><th scope=\"col\">Reference</th><th scope=\"col\">Time</th><th scope=\"col\"></th><th scope=\"col\">Message</th>"
        + "<th scope=\"col\">Outcome</th><th scope=\"col\">Code</th></tr></thead><tbody>");
    for (Journalled message : messages) {
      html.raw("<tr><td>").link("/api/journal/" + message.reference(), message.reference()).raw("</td>").cell(message.receivedAt().toString()).cell(message.direction())
          .cell(message.kind()).cell(message.outcome() + (message.parked() == null ? "" : ", parked: " + message.parked().state())).cell(message.code()).raw("</tr>");
    }
    html.raw("</tbody></table>");
  }

  /** While the database is away the page says so, shows what it can, and waits for nothing. */
  private static <T> T ask(Map<String, Health.State> states, Supplier<T> asked, T otherwise) {
    try {
      return states.get("database").up() ? asked.get() : otherwise;
    } catch (DatabaseUnavailable e) {
      return otherwise;
    }
  }
}
