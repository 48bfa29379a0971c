package org.elicensing.bridge.keeping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * So many years after the end of the year of last use, as section 24 of the German Außenwirtschaftsverordnung counts
 * them.
 *
 * @param years whole ones
 * @param zone whose years they are
 */
public record Period(int years, ZoneId zone) {

  /** What was last used before this moment is past its time. */
  public Instant until(Instant now) {
    return firstDay(now).atStartOfDay(zone).toInstant();
  }

  /** The same as a day: the first of the years that are still kept. */
  LocalDate firstDay(Instant now) {
    return LocalDate.of(LocalDate.ofInstant(now, zone).getYear() - years, 1, 1);
  }
}
