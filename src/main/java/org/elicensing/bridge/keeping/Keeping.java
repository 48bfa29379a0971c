package org.elicensing.bridge.keeping;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.DatabaseUnavailable;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.journal.ForgetRepeats;
import org.elicensing.bridge.journal.Housekeeping;
import org.elicensing.bridge.journal.PrunePayloads;
import org.elicensing.bridge.settings.Settings;

/** Everything that is let go of some day: how long each kind is kept, and what was let go of when. */
public final class Keeping {

  private static final int RUNS = 20;
  private static final int MOST_YEARS = 100;

  /** A kind was looked through and something was let go of. */
  public record Run(Instant at, Instant until, long number) {}

  /**
   * A kind as operators see it.
   *
   * @param until what was last used before that is let go of, as of now
   * @param lookedAt when it was last looked through, or null
   * @param number how much was let go of since the bridge came into service
   * @param runs the newest first
   */
  public record Shown(Kept kept, Instant until, Instant lookedAt, long number, List<Run> runs) {}

  private final Database database;
  private final Clock clock;
  private final List<Kept> kept;
  private final List<Housekeeping.Chore> chores;

  private Keeping(Database database, Clock clock, Ids ids, List<Kept> kept) {
    this.database = database;
    this.clock = clock;
    this.kept = kept;
    this.chores = kept.stream().<Housekeeping.Chore>map(each -> new Noted(each, database, clock, ids)).toList();
  }

  /** In the order in which one makes way for the next: what is no longer recognised need not be kept, and so on. */
  public static Keeping of(Settings settings, Database database, Clock clock, Ids ids) {
    Duration remembered = Duration.ofDays(settings.number("bridge.journal.repeat-days", 1, 3650));
    Duration payloads = Duration.ofDays(settings.number("bridge.journal.payload-days", 1, 36_500));
    Years years = new Years(settings);
    Period declarations = years.of("bridge.keeping.declaration-years");
    Period messages = years.of("bridge.keeping.journal-years");
    Period parked = years.of("bridge.keeping.parked-years");
    Period certificates = years.of("bridge.keeping.certificate-years");
    Period records = years.of("bridge.keeping.record-years");
    Period actors = years.of("bridge.keeping.actor-years");
    Period usage = years.of("bridge.keeping.usage-years");
    return new Keeping(database, clock, ids, List.of(
        days("repeats", "By what repeats of a message are recognised.", "bridge.journal.repeat-days", remembered, new ForgetRepeats(database, clock, remembered)),
        days("payloads", "The bytes of messages.", "bridge.journal.payload-days", payloads, new PrunePayloads(database, clock, payloads, remembered)),
        years("declarations", "What declarations declared, their LRN and who declared them.", "bridge.keeping.declaration-years", declarations, new ForgetDeclared(database, clock, declarations)),
        years("parked", "Why messages were parked, and how that was settled.", "bridge.keeping.parked-years", parked, new ForgetSettled(database, clock, parked)),
        years("certificates", "Certificates that a later version took the place of.", "bridge.keeping.certificate-years", certificates, new ForgetSuperseded(database, clock, certificates, remembered)),
        years("records", "Persons named on licences that are over.", "bridge.keeping.record-years", records, new ForgetPersons(database, clock, records, ids)),
        years("actors", "Who made an entry of the ledger, why, and on which document.", "bridge.keeping.actor-years", actors, new ForgetActors(database, clock, actors)),
        years("suspensions", "Who suspended an export or lifted it, and why.", "bridge.keeping.actor-years", actors, ForgetDeciders.ofSuspensions(database, clock, actors)),
        years("outages", "Who declared an outage, and why.", "bridge.keeping.actor-years", actors, ForgetDeciders.ofOutages(database, clock, actors)),
        years("usage", "When usage messages were acknowledged.", "bridge.keeping.usage-years", usage, new ForgetUsage(database, clock, usage)),
        years("journal", "Messages of the journal and what they are found by.", "bridge.keeping.journal-years", messages, new ForgetMessages(database, clock, messages, parked))));
  }

  private record Years(Settings settings) {
    Period of(String key) {
      return new Period(settings.number(key, 0, MOST_YEARS), settings.zone("bridge.time-zone"));
    }
  }

  private static Kept years(String kind, String what, String key, Period period, Housekeeping.Chore chore) {
    return new Kept(kind, what, key, period.years() + " years after the end of the year of last use", period::until, chore);
  }

  private static Kept days(String kind, String what, String key, Duration days, Housekeeping.Chore chore) {
    return new Kept(kind, what, key, days.toDays() + " days", now -> now.minus(days), chore);
  }

  /** What is to be done once a day. */
  public List<Housekeeping.Chore> chores() {
    return chores;
  }

  /** Does all of it now, and says how much of each kind was let go of. */
  public Map<String, Integer> now() {
    Map<String, Integer> gone = new LinkedHashMap<>();
    for (int i = 0; i < kept.size(); i++) {
      try {
        gone.put(kept.get(i).kind(), chores.get(i).run());
      } catch (SQLException e) {
        throw new DatabaseUnavailable(e);
      }
    }
    return gone;
  }

  public List<Shown> shown() {
    return database.read(connection -> {
      Map<String, Long> looked = new LinkedHashMap<>();
      Sql.query(connection, "select kind, looked_at from keeping", row -> looked.put(row.getString(1), row.getLong(2)));
      Map<String, Long> numbers = new LinkedHashMap<>();
      Sql.query(connection, "select kind, sum(number) from keeping_run group by kind", row -> numbers.put(row.getString(1), row.getLong(2)));
      Map<String, List<Run>> runs = new LinkedHashMap<>();
      for (Kept each : kept) {
        runs.put(each.kind(), Sql.query(connection, "select run_at, until, number from keeping_run where kind = ? order by id desc limit ?",
            row -> new Run(Instant.ofEpochMilli(row.getLong(1)), Instant.ofEpochMilli(row.getLong(2)), row.getLong(3)), each.kind(), RUNS));
      }
      return kept.stream().map(each -> new Shown(each, each.until().apply(clock.instant()), looked.containsKey(each.kind()) ? Instant.ofEpochMilli(looked.get(each.kind())) : null,
          numbers.getOrDefault(each.kind(), 0L), runs.get(each.kind()))).toList();
    });
  }
}
