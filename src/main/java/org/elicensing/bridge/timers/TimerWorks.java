package org.elicensing.bridge.timers;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Reference;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.reading.Json;
import org.elicensing.bridge.writer.Work;

/** Makes the message that a timer is journalled as when it acts, and reads it again. */
public final class TimerWorks {

  /** How such messages come in. */
  public static final String DOOR = "timer";
  static final String PARTNER = "bridge";

  private final Database database;
  private final LongSupplier ids;
  private final Clock clock;
  private final TimerRules rules;

  public TimerWorks(Database database, LongSupplier ids, Clock clock, TimerRules rules) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
    this.rules = rules;
  }

  /** Empty when what it is about is gone. */
  Optional<Work> of(Timer timer) {
    Map<String, String> tree = new LinkedHashMap<>();
    tree.put("timer", Reference.of(timer.id()));
    tree.put("kind", timer.kind().text());
    tree.put("due", timer.due().toString());
    byte[] raw = Json.bytes(tree);
    return work(new Received(ids.getAsLong(), DOOR, PARTNER, "application/json", raw, raw.length, clock.instant(), null, null, null), timer.id(), timer.kind().text(), false);
  }

  /** A person wants it decided anew. */
  public Work again(Received received) {
    Map<String, String> raw = Json.ownProperties(new String(received.raw(), StandardCharsets.UTF_8));
    return work(received, Reference.id(raw.get("timer")), raw.get("kind"), true).orElseThrow();
  }

  private Optional<Work> work(Received received, long timerId, String kind, boolean replay) {
    return database.read(connection -> OnTimer.Names.of(connection, timerId)).map(names -> new TimerWork(received, new Subject("Timer " + kind, PARTNER, Reference.of(timerId), null, null,
        names.declaration() == null ? null : names.declaration().mrn(), names.declaration() == null ? null : names.declaration().lrn(), null,
        names.licence() == null ? Set.of() : Set.of(names.licence())), names, rules, replay));
  }
}
