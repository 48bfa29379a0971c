package org.elicensing.bridge.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.journal.MovedClock;
import org.elicensing.bridge.journeys.RunningBridge;
import org.elicensing.bridge.journeys.RunningBridge.Answer;
import org.elicensing.bridge.ledger.LedgerAudit;
import org.elicensing.bridge.licence.LicenceType;

/**
 * The whole running bridge: the single window over SOAP, declarations over the queue, records over both, officers by the API, one
 * message after the other; and what happens by itself, by the bridge's own watches.
 */
final class WireStage implements Stage<Supplier<String>> {

  private static final String XML = "application/xml";
  private static final String JSON = "application/json";
  private static final Pattern CONFLICTING = Pattern.compile("<(?:\\w+:)?code>conflict<", Pattern.CASE_INSENSITIVE);
  private static final long PATIENCE = 60_000_000_000L;

  private final MovedClock clock = new MovedClock();
  private final Path site;
  private final RunningBridge bridge;
  private final WireQueues queues;
  private int records;

  WireStage(TestDatabases databases) {
    clock.now = WriterStage.noon(0);
    site = siteWithoutHolidays();
    Map<String, String> settings = new HashMap<>(databases.settings());
    settings.put("BRIDGE_CONFIG_DIRECTORY", site.toString());
    settings.put("BRIDGE_TIMERS_EVERY_SECONDS", "1");
    settings.put("BRIDGE_TIMERS_HOLD_DAYS_" + LicenceType.LARGE_PROJECT, Integer.toString(Histories.HOLD_DAYS));
    settings.put("BRIDGE_CERTEX_SUMMARY_ALLOCATIONS", Integer.toString(WriterStage.SHOWN));
    settings.put("BRIDGE_CERTEX_APPROVAL_HOURS", Integer.toString(Histories.APPROVAL_DAYS * 24));
    bridge = RunningBridge.start(settings, clock);
    queues = new WireQueues(bridge.brokerUrl());
  }

  /** The model's working days know weekends only. */
  private static Path siteWithoutHolidays() {
    try {
      Path site = Files.createTempDirectory("bridge-proof-site");
      Path holidays = Files.createDirectories(site.resolve("codelists")).resolve("holidays.csv");
      Files.writeString(holidays, "date,name\n");
      for (Path each : new Path[] {site, holidays.getParent(), holidays}) {
        each.toFile().deleteOnExit();
      }
      return site;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What other histories have left goes on beside this one; names tell them apart. */
  @Override
  public boolean begin(long seed) {
    clock.now = WriterStage.noon(0);
    return false;
  }

  @Override
  public Supplier<String> single(String text) {
    return () -> said(bridge.post("/services/certex/dual-use", "text/xml; charset=utf-8", text), 200);
  }

  /** It is taken down behind its answer; what comes next is to find it. */
  @Override
  public String check(String text) {
    String answer = single(text).get();
    String identification = text.substring(text.indexOf("<b:MessageId>") + 13, text.indexOf("</b:MessageId>"));
    await(() -> !bridge.read(connection -> Sql.query(connection, "select 1 from message where identification = ?", row -> row.getLong(1), identification)).isEmpty());
    return answer;
  }

  @Override
  public Supplier<String> aes(String text) {
    return () -> {
      String sent = queues.send("bridge.customs.declaration.in", text, Map.of());
      return answer("bridge.customs.outcome.out", sent);
    };
  }

  /** Every other one over the queue. */
  @Override
  public Supplier<String> record(String text) {
    return () -> records++ % 2 == 0 ? said(bridge.post("/licensing/eu/records", XML, text), 200, 422)
        : answer("bridge.licensing.record.out", queues.send("bridge.licensing.record.in", text, Map.of("licensingSystem", "eu")));
  }

  @Override
  public Supplier<String> writeOff(String text) {
    return () -> said(bridge.post("/api/write-offs", JSON, text), 200);
  }

  @Override
  public Supplier<String> suspend(String licence, String mrn, boolean exceptional) {
    return () -> said(bridge.post("/api/suspensions", JSON,
        "{\"licence\":\"" + licence + "\",\"mrn\":\"" + mrn + "\",\"person\":\"officer 7\",\"reason\":\"asked\",\"exceptional\":" + exceptional + "}"), 200);
  }

  @Override
  public Supplier<String> lift(String licence, String mrn) {
    return () -> {
      for (JsonNode each : bridge.get("/api/suspensions?state=open&limit=1000").json().get("suspensions")) {
        if (each.get("licence").asText().equals(licence) && each.get("mrn").asText().equals(mrn)) {
          return said(bridge.post("/api/suspensions/" + each.get("reference").asText() + "/lift", JSON, "{\"person\":\"officer 7\",\"reason\":\"answered\"}"), 200);
        }
      }
      return "{\"code\":\"not-suspended\"}";
    };
  }

  private static String said(Answer answer, Integer... understood) {
    if (CONFLICTING.matcher(answer.text()).find()) {
      return CONFLICT;
    }
    return List.of(understood).contains(answer.status()) ? answer.text() : "HTTP " + answer.status() + " " + answer.text();
  }

  /** What came out for a message; a message that waits gets nothing, which only the journal can tell. */
  private String answer(String queue, String sent) {
    for (long until = System.nanoTime() + PATIENCE; System.nanoTime() < until; ) {
      Optional<String> came = queues.answer(queue, sent, 100);
      if (came.isPresent()) {
        return CONFLICTING.matcher(came.get()).find() ? CONFLICT : came.get();
      }
      if (waits(sent)) {
        return WAITS;
      }
    }
    throw new IllegalStateException("No answer came to " + sent);
  }

  /** It waits itself, or repeats what does. */
  private boolean waits(String sent) {
    return bridge.read(connection -> Sql.query(connection, "select message.outcome, first.outcome from message left join message first on first.id = message.cause_id where message.transport_id = ?",
        row -> row.getString(1).equals("waiting") || row.getString(1).equals("repeat") && row.getString(2).equals("waiting"), sent)).contains(true);
  }

  @Override
  public List<String> write(List<Supplier<String>> batch) {
    return batch.stream().map(Supplier::get).toList();
  }

  @Override
  public void day(int day) {
    clock.now = WriterStage.noon(day);
    long now = clock.millis();
    await(() -> bridge.read(connection -> Sql.query(connection, "select 1 from timer where state in ('open', 'postponed') and due_at <= ? union all"
        + " select 1 from approval where state = 'open' and expires_at <= ?", row -> row.getLong(1), now, now)).isEmpty());
  }

  private static void await(BooleanSupplier condition) {
    for (long until = System.nanoTime() + PATIENCE; !condition.getAsBoolean(); ) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("What is due does not act");
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public boolean settle(String licence, boolean approved) {
    for (JsonNode each : bridge.get("/api/approvals?state=open&limit=1000").json().get("approvals")) {
      if (each.at("/intervention/licence").asText().equals(licence)) {
        return bridge.post("/api/approvals/" + each.get("reference").asText() + (approved ? "/approve" : "/refuse"), JSON, "{\"person\":\"officer 8\",\"reason\":\"seen\"}").status() == 200;
      }
    }
    return false;
  }

  @Override
  public Set<String> rows(String sql, List<String> references, Sql.Row<String> row) {
    List<String> found = bridge.read(connection -> Sql.among(connection, sql, references, row));
    return new TreeSet<>(found);
  }

  @Override
  public List<LedgerAudit.Difference> differences() {
    return bridge.differences();
  }

  @Override
  public void close() {
    queues.close();
    bridge.close();
  }
}
