package org.elicensing.bridge.timers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the site's holidays (config/codelists/holidays.csv): a day such as 2026-04-06, or *-12-25 for every year, and a name. */
public final class HolidaysFile {

  private static final String HEADER = "date,name";

  private HolidaysFile() {}

  /** @throws IllegalStateException naming file and line of what cannot be understood */
  public static WorkingDays read(Path file) {
    List<String> rows = rows(file);
    if (rows.isEmpty() || !rows.get(0).strip().equals(HEADER)) {
      throw new IllegalStateException(file + ", line 1: the header must be " + HEADER + ".");
    }
    Set<LocalDate> once = new HashSet<>();
    Set<MonthDay> yearly = new HashSet<>();
    for (int row = 1; row < rows.size(); row++) {
      String day = rows.get(row).split(",", 2)[0].strip();
      if (!day.isEmpty()) {
        add(once, yearly, day, file + ", line " + (row + 1) + ": ");
      }
    }
    return new WorkingDays(once, yearly);
  }

  private static void add(Set<LocalDate> once, Set<MonthDay> yearly, String day, String where) {
    try {
      boolean added = day.startsWith("*-") ? yearly.add(MonthDay.parse("--" + day.substring(2))) : once.add(LocalDate.parse(day));
      if (!added) {
        throw new IllegalStateException(where + "the holiday " + day + " stands twice.");
      }
    } catch (DateTimeException e) {
      throw new IllegalStateException(where + "'" + day + "' is neither a day such as 2026-04-06 nor one of every year such as *-12-25.", e);
    }
  }

  private static List<String> rows(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(file + ": the holidays cannot be read: " + e, e);
    }
  }
}
