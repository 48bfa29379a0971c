package org.elicensing.bridge;

import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.elicensing.bridge.customs.TellOutcome;
import org.elicensing.bridge.doors.HttpServer;
import org.elicensing.bridge.licence.LicenceType;
import org.elicensing.bridge.operator.Acts;
import org.elicensing.bridge.operator.Replays;
import org.elicensing.bridge.operator.TimePages;
import org.elicensing.bridge.outages.Outage;
import org.elicensing.bridge.outages.OutageBoard;
import org.elicensing.bridge.outages.WriteOffDesk;
import org.elicensing.bridge.reading.JsonReader;
import org.elicensing.bridge.settings.Settings;
import org.elicensing.bridge.timers.HolidaysFile;
import org.elicensing.bridge.timers.Periods;
import org.elicensing.bridge.timers.ReadTimers;
import org.elicensing.bridge.timers.TimerRules;
import org.elicensing.bridge.timers.TimerWatch;
import org.elicensing.bridge.timers.TimerWorks;
import org.elicensing.bridge.timers.TimersByHand;

/** What happens by itself at its time, and the times when nothing does: timers and outages, put together. */
final class Time {

  private static final int LONGEST = 3650;

  private final Ground ground;
  private final TimerWorks works;
  private final WriteOffDesk writeOffs;
  private final OutageBoard outages;

  Time(Ground ground) {
    this.ground = ground;
    works = new TimerWorks(ground.database, ground.ids::next, ground.clock, new TimerRules(ground.periods, new TellOutcome(), ground.statusPush::expired));
    writeOffs = new WriteOffDesk(new JsonReader(ground.reader.limits()), ground.zone, ground.clock, ground.units);
    outages = new OutageBoard(ground.database, ground.clock);
  }

  /** @throws IllegalArgumentException naming a setting out of bounds */
  static Periods periods(Settings settings, ZoneId zone) {
    Map<LicenceType, Integer> holds = new EnumMap<>(LicenceType.class);
    for (LicenceType type : LicenceType.values()) {
      String key = "bridge.timers.hold-days." + type;
      if (type.managed() && !settings.text(key).isEmpty()) {
        holds.put(type, settings.number(key, 1, LONGEST));
      }
    }
    return new Periods(zone, HolidaysFile.read(settings.config().file("codelists/holidays.csv")), settings.number("bridge.timers.exit-ask-days", 1, LONGEST),
        settings.number("bridge.timers.exit-invalidation-days", settings.number("bridge.timers.exit-ask-days", 1, LONGEST), LONGEST),
        settings.flag("bridge.timers.invalidate-without-exit"), settings.number("bridge.timers.suspension-working-days", 1, LONGEST),
        settings.number("bridge.timers.suspension-working-days-exceptional", 1, LONGEST), Map.copyOf(holds));
  }

  OutageBoard outages() {
    return outages;
  }

  /** How messages that timers and people made are understood once more. */
  void replayed(Replays replays) {
    replays.door(TimerWorks.DOOR, works::again).kind(WriteOffDesk.KIND, writeOffs::again);
  }

  void serve(HttpServer http) {
    int most = ground.settings.number("bridge.reading.bytes", 1000, 100_000_000);
    Acts acts = new Acts(ground.ids::next, ground.clock, new JsonReader(ground.reader.limits()), most, ground.submission);
    new TimePages(new ReadTimers(ground.database), new TimersByHand(ground.database, ground.periods), outages, writeOffs, acts, ground.clock).serve(http);
    http.sayOutage(() -> outages.now().map(Outage::text));
  }

  void start() {
    outages.run();
    ground.timers.scheduleWithFixedDelay(outages, 1, 1, TimeUnit.SECONDS);
    int seconds = ground.settings.number("bridge.timers.every-seconds", 1, 86_400);
    ground.timers.scheduleWithFixedDelay(new TimerWatch(ground.database, ground.clock, works, ground.submission), 1, seconds, TimeUnit.SECONDS);
  }
}
