package org.elicensing.bridge.timers;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.journal.LeavingTexts;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.ledger.Measure;
import org.elicensing.bridge.licence.LicenceType;
import org.elicensing.bridge.writer.ABridge;
import org.elicensing.bridge.writer.GroupWriter;
import org.elicensing.bridge.writer.Submission;

/** A bridge without doors that watches over its timers. */
final class Watched implements AutoCloseable {

  final ABridge bridge;
  final TimersByHand byHand;
  private final GroupWriter group;
  private final Submission submission;
  private final TimerWatch watch;

  Watched(Database database, long number, Clock clock, boolean invalidate, Map<LicenceType, Integer> holds) {
    Periods periods = new Periods(ZoneId.of("Europe/Brussels"), WorkingDays.WEEKENDS_ONLY, 90, 150, invalidate, 10, 30, new EnumMap<>(holds.isEmpty() ? Map.of(LicenceType.TRANSIT, 1) : holds));
    bridge = new ABridge(database, number, clock, ids -> new MakeTimers(periods, ids::next, clock));
    TellCustoms customs = (event, reference, declaration, documents) -> new Outgoing("outcomes", "declaration/" + declaration.id(), event, null, "text/plain",
        (event + " " + declaration.name() + " " + documents.stream().map(each -> each.action() + " " + each.hold().in(Measure.QUANTITY) / 1_000_000).toList()).getBytes(StandardCharsets.UTF_8), null, Map.of());
    ExpiryPush push = (desk, licence) -> desk.send(new Outgoing("status", "licence/" + licence.key(), "LicenceStatus", null, "text/plain", ("expired " + licence.reference()).getBytes(StandardCharsets.UTF_8), null, Map.of()));
    group = new GroupWriter(bridge.writer(), 50, 1000, size -> { });
    submission = new Submission(group);
    byHand = new TimersByHand(database, periods);
    watch = new TimerWatch(database, clock, new TimerWorks(database, bridge.ids()::next, clock, new TimerRules(periods, customs, push)), submission);
  }

  Submission submission() {
    return submission;
  }

  /** Looks once for what is due. */
  void look() {
    watch.run();
  }

  /** What has to leave, oldest first. */
  List<String> leaving() {
    return bridge.database().read(connection -> LeavingTexts.of(connection, "1 = 1"));
  }

  /** Every timer as "kind state outcome". */
  List<String> timers() {
    return bridge.database().read(connection -> Sql.query(connection, "select kind, state, outcome from timer order by kind", row -> row.getString(1) + " " + row.getString(2)
        + (row.getString(3) == null ? "" : " " + row.getString(3))));
  }

  @Override
  public void close() {
    group.close();
    bridge.close();
  }
}
