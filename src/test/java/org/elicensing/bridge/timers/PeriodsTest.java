package org.elicensing.bridge.timers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.elicensing.bridge.licence.LicenceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeriodsTest {

  private static final WorkingDays CALENDAR = new WorkingDays(Set.of(LocalDate.of(2026, 4, 6)), Set.of(MonthDay.of(12, 25)));
  private static final Periods PERIODS = new Periods(ZoneId.of("Europe/Brussels"), CALENDAR, 90, 150, false, 10, 30, Map.of(LicenceType.GLOBAL, 20));

  @TempDir Path folder;

  @Test
  void neither_the_day_of_the_event_nor_weekends_nor_holidays_are_working_days() {
    // Wednesday before Easter; the Monday after it is a holiday of the calendar, Good Friday is not.
    assertThat(CALENDAR.last(LocalDate.of(2026, 4, 1), 1)).isEqualTo("2026-04-02");
    assertThat(CALENDAR.last(LocalDate.of(2026, 4, 1), 3)).isEqualTo("2026-04-07");
    assertThat(CALENDAR.last(LocalDate.of(2026, 4, 1), 10)).isEqualTo("2026-04-16");
    assertThat(CALENDAR.works(LocalDate.of(2031, 12, 25))).as("every year").isFalse();
  }

  @Test
  void a_period_ends_with_its_last_day_where_the_bridge_is() {
    assertThat(PERIODS.exitAsked(Instant.parse("2026-06-01T10:00:00Z"))).as("summer time").isEqualTo("2026-08-30T22:00:00Z");
    assertThat(PERIODS.invalidationDue(Instant.parse("2026-06-01T10:00:00Z"))).as("winter time").isEqualTo("2026-10-29T23:00:00Z");
    assertThat(PERIODS.exitAsked(Instant.parse("2026-06-01T22:30:00Z"))).as("that is the second of June in Brussels").isEqualTo("2026-08-31T22:00:00Z");
    assertThat(PERIODS.suspendedUntil(Instant.parse("2026-06-01T10:00:00Z"), false)).isEqualTo("2026-06-15T22:00:00Z");
    assertThat(PERIODS.suspendedUntil(Instant.parse("2026-06-01T10:00:00Z"), true)).isEqualTo("2026-07-13T22:00:00Z");
  }

  @Test
  void holds_expire_only_on_licences_of_a_type_that_has_a_period() {
    assertThat(PERIODS.holdEnds(LicenceType.GLOBAL, Instant.parse("2026-06-01T10:00:00Z"))).isEqualTo("2026-06-21T22:00:00Z");
    assertThat(PERIODS.holdEnds(LicenceType.INDIVIDUAL, Instant.parse("2026-06-01T10:00:00Z"))).isNull();
  }

  @Test
  void packaged_holidays_can_be_read() {
    WorkingDays packaged = HolidaysFile.read(Path.of("config", "codelists", "holidays.csv"));
    assertThat(packaged.works(LocalDate.of(2027, 1, 1))).isFalse();
    assertThat(packaged.works(LocalDate.of(2027, 3, 29))).isFalse();
    assertThat(packaged.works(LocalDate.of(2027, 3, 30))).isTrue();
  }

  @Test
  void what_is_no_day_is_named_with_its_line() throws IOException {
    Path file = Files.writeString(folder.resolve("holidays.csv"), "date,name\n2026-12-24,eve\n24.12.2027,eve\n");
    assertThatThrownBy(() -> HolidaysFile.read(file)).isInstanceOf(IllegalStateException.class).hasMessageContaining("line 3").hasMessageContaining("24.12.2027");
    Path twice = Files.writeString(folder.resolve("twice.csv"), "date,name\n2026-12-24,eve\n2026-12-24,eve\n");
    assertThatThrownBy(() -> HolidaysFile.read(twice)).hasMessageContaining("stands twice");
  }
}
