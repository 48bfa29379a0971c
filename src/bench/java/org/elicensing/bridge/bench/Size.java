package org.elicensing.bridge.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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

  /** A bridge on a database of so many licences, and what is asked of it. */
  private record Sized(int licences, MeasuredBridge bridge, double readySeconds, LoadKind check, LoadKind pairs) {}

  private final Lab lab;
  private final Findings findings;

  Size(Lab lab, Findings findings) {
    this.lab = lab;
    this.findings = findings;
  }

  void run(String database) throws SQLException {
    Sized small = prepare(database, Math.min(1000, lab.options.size() / 2));
    Sized large = prepare(database, lab.options.size());
    measure(List.of(small.check, large.check, small.pairs, large.pairs));
    String work = String.format(Locale.ROOT, " on %d licences, %d entries, %s", large.licences, 10L * large.licences, database);
    compare("cost of a check" + work, small, large.check.perSecond(), small.check.perSecond());
    compare("cost of reserve + clear" + work, small, large.pairs.perSecond(), small.pairs.perSecond());
    double search = search(large.bridge.ports().get(0), large.licences);
    findings.add(Target.atMost(1, "journal search, p99" + work, Judgement.milliseconds(search), "50 ms", search / SEARCH_MILLISECONDS));
    findings.add(Target.atMost(1, "restart to ready" + work, String.format(Locale.ROOT, "%.1f s", large.readySeconds), "10 s", large.readySeconds / READY_SECONDS));
    findings.details.put("search of the journal" + work, Map.of("p99Milliseconds", search));
    audit(small);
    audit(large);
  }

  private void compare(String work, Sized small, double large, double few) {
    findings.add(Target.atMost(1.2, work, Judgement.perSecond(large), "with " + small.licences + " licences " + Judgement.perSecond(few), few / large));
  }

  /** One licence is worked by the bridge, all others are written while it is away. */
  private Sized prepare(String database, int licences) throws SQLException {
    MeasuredBridge bridge = MeasuredBridge.start(lab, database, "bridge with " + licences + " licences on " + database);
    bridge.push(SET, 1, LINES);
    AtomicInteger pairs = new AtomicInteger();
    bridge.say(bridge.requests.onePairEach(SET, () -> pairs.getAndIncrement() < PAIRS ? 0 : 1, 1));
    bridge.settle();
    bridge.stop();
    Lab.say("Writing %d licences and their %d entries on %s", licences, 10L * licences, database);
    Preload.into(bridge.store, Requests.reference(SET, 0), licences);
    return new Sized(licences, bridge, bridge.restart(), kind(bridge, () -> bridge.requests.checks("check", SET, licences, LINES)),
        kind(bridge, () -> bridge.requests.pairs(SET, licences, LINES)));
  }

  private LoadKind kind(MeasuredBridge bridge, Supplier<Talk> talk) {
    return new LoadKind("size", bridge.name(), "", bridge, lab.options.connections(), talk);
  }

  private void measure(List<LoadKind> kinds) {
    kinds.forEach(kind -> kind.measure(lab.options.warmup()));
    for (int i = 0; i < lab.options.rounds(); i++) {
      kinds.forEach(kind -> kind.rounds.add(kind.measure(lab.options.seconds())));
    }
  }

  private void audit(Sized sized) throws SQLException {
    findings.details.put(sized.bridge.name(), Map.of("checksPerSecond", sized.check.perSecond(), "reserveAndClearPerSecond", sized.pairs.perSecond(), "restartToReadySeconds", sized.readySeconds));
    sized.bridge.stop();
    try (Connection connection = sized.bridge.store.connect()) {
      LedgerAudit.differences(connection).stream().limit(20).forEach(difference -> findings.differences.add(sized.bridge.name() + ": " + difference));
    }
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
