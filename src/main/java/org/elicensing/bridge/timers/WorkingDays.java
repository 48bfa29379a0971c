package org.elicensing.bridge.timers;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/**
 * Which days count where a period is expressed in working days: neither weekends nor the holidays of the site's calendar.
 *
 * @param once holidays of one year
 * @param yearly holidays of every year
 */
public record WorkingDays(Set<LocalDate> once, Set<MonthDay> yearly) {

  /** A calendar of weekends only. */
  public static final WorkingDays WEEKENDS_ONLY = new WorkingDays(Set.of(), Set.of());

  public WorkingDays {
    once = Set.copyOf(once);
    yearly = Set.copyOf(yearly);
  }

  public boolean works(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !once.contains(day) && !yearly.contains(MonthDay.from(day));
  }

  /** The last of so many working days; the day itself is not counted. */
  public LocalDate last(LocalDate from, int days) {
    LocalDate day = from;
    for (int counted = 0; counted < days; ) {
      day = day.plusDays(1);
      counted += works(day) ? 1 : 0;
    }
    return day;
  }
}
