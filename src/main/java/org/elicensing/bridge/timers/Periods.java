package org.elicensing.bridge.timers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.elicensing.bridge.licence.LicenceType;

/**
 * How long everything lasts. The day of the event is not counted, and a period ends with its last day, as in Art 3 of Regulation
 * (EEC, Euratom) No 1182/71; days are those of the bridge's time zone.
 *
 * @param exitAsk days after which customs is asked whether the goods have left
 * @param exitInvalidation days after which the declaration is due for invalidation
 * @param invalidate whether the bridge then takes the consumption back by itself
 * @param suspension working days of a suspension
 * @param exceptional working days where the authority asked for more
 * @param holds days a hold lasts, for the types of licence that have such a period
 */
public record Periods(ZoneId zone, WorkingDays calendar, int exitAsk, int exitInvalidation, boolean invalidate, int suspension, int exceptional,
    Map<LicenceType, Integer> holds) {

  public Instant exitAsked(Instant consumed) {
    return afterDays(consumed, exitAsk);
  }

  public Instant invalidationDue(Instant consumed) {
    return afterDays(consumed, exitInvalidation);
  }

  public Instant suspendedUntil(Instant since, boolean longer) {
    return dayAfter(calendar.last(day(since), longer ? exceptional : suspension));
  }

  /** @return null where holds on such a licence do not expire */
  public Instant holdEnds(LicenceType type, Instant held) {
    return holds.containsKey(type) ? afterDays(held, holds.get(type)) : null;
  }

  private Instant afterDays(Instant event, int days) {
    return dayAfter(day(event).plusDays(days));
  }

  public Instant dayAfter(LocalDate last) {
    return begin(last.plusDays(1));
  }

  public Instant begin(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  public LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }
}
