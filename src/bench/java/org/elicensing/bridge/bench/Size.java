package org.elicensing.bridge.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.elicensing.bridge.ledger.LedgerAudit;

/** What a large database costs: each operation, a search of the journal and a start, against a small one. Ten entries stand on each licence. */
final class Size {

  private static final String SET = "BIG";
  private static final int LINES = 2;
  private static final int PAIRS = 4;
  private static final int SEARCHES = 200;
  private static final double SEARCH_MILLISECONDS = 50;
  private static final double READY_SECONDS = 10;

  private record Cost(double check, double pairs, double searchMs, double readySeconds) {}

  private final Lab lab;
  private final Findings findings;

  Size(Lab lab, Findings findings) {
    this.lab = lab;
    this.findings = findings;
  }

  void run(String database) throws SQLException {
    int few = Math.min(1000, lab.options.size());
    Cost small = measure(database, few);
    Cost large = measure(database, lab.options.size());
    String work = String.format(Locale.ROOT, " on %d licences, %d entries, %s", lab.options.size(), 10L * lab.options.size(), database);
    findings.add(Target.atMost(1.2, "cost of a check" + work, Judgement.perSecond(large.check), "with " + few + " licences " + Judgement.perSecond(small.check), small.check / large.check));
    findings.add(Target.atMost(1.2, "cost of reserve + clear" + work, Judgement.perSecond(large.pairs), "with " + few + " licences " + Judgement.perSecond(small.pairs), small.pairs / large.pairs));
    findings.add(Target.atMost(1, "journal search, p99" + work, Judgement.milliseconds(large.searchMs), "50 ms", large.searchMs / SEARCH_MILLISECONDS));
    findings.add(Target.atMost(1, "restart to ready" + work, String.format(Locale.ROOT, "%.1f s", large.readySeconds), "10 s", large.readySeconds / READY_SECONDS));
  }

  private Cost measure(String database, int licences) throws SQLException {
    MeasuredBridge bridge = MeasuredBridge.start(lab, database, "bridge with " + licences + " licences on " + database);
    bridge.push(SET, 1, LINES);
    AtomicInteger pairs = new AtomicInteger();
    bridge.say(bridge.requests.onePairEach(SET, () -> pairs.getAndIncrement() < PAIRS ? 0 : 1, 1));
    bridge.settle();
    bridge.stop();
    Lab.say("Writing %d licences and their %d entries on %s", licences, 10L * licences, database);
    Preload.into(bridge.store, Requests.reference(SET, 0), licences);
    double ready = bridge.restart();
    double check = rate(bridge, () -> bridge.requests.checks("check", SET, licences, LINES));
    double spread = rate(bridge, () -> bridge.requests.pairs(SET, licences, LINES));
    double search = search(bridge.ports().get(0), licences);
    bridge.stop();
    try (Connection connection = bridge.store.connect()) {
      LedgerAudit.differences(connection).stream().limit(20).forEach(difference -> findings.differences.add(bridge.name() + ": " + difference));
    }
    Map<String, Object> all = new LinkedHashMap<>(Map.of("checksPerSecond", check, "reserveAndClearPerSecond", spread, "searchP99Milliseconds", search, "restartToReadySeconds", ready));
    findings.details.put(bridge.name(), all);
    return new Cost(check, spread, search, ready);
  }

  private double rate(MeasuredBridge bridge, Supplier<Talk> talk) {
    LoadKind kind = new LoadKind("size", bridge.name(), "", bridge, lab.options.connections(), talk);
    kind.measure(lab.options.warmup());
    for (int i = 0; i < lab.options.rounds(); i++) {
      kind.rounds.add(kind.measure(lab.options.seconds()));
    }
    return kind.perSecond();
  }

  /** By licence and by MRN in turn; each is asked for once. */
  private static double search(int port, int licences) {
    SplittableRandom random = new SplittableRandom(7);
    Histogram latencies = new Histogram(600_000_000_000L, 3);
    for (int i = 0; i < SEARCHES + 20; i++) {
      int which = licences > 1 ? 1 + random.nextInt(licences - 1) : 0;
      String query = i % 2 == 0 ? "licence=" + Requests.reference(SET, which) : String.format(Locale.ROOT, "mrn=28FI%014d", which * (long) PAIRS + random.nextInt(PAIRS));
      long began = System.nanoTime();
      byte[] found = get("http://127.0.0.1:" + port + "/api/journal?" + query);
      if (i >= 20) {
        latencies.recordValue(System.nanoTime() - began);
      }
      if (found.length < 200 && which > 0) {
        throw new IllegalStateException("The journal knows nothing of " + query);
      }
    }
    return Kind.milliseconds(latencies, 99);
  }

  private static byte[] get(String address) {
    try (InputStream in = URI.create(address).toURL().openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
