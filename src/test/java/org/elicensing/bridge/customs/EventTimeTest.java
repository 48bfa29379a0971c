package org.elicensing.bridge.customs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class EventTimeTest {

  private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

  @Test
  void time_without_a_zone_is_utc() {
    assertThat(EventTime.of("2026-11-20T11:40:00", null).at(BRUSSELS)).isEqualTo(Instant.parse("2026-11-20T11:40:00Z"));
    assertThat(EventTime.of("2026-11-20T11:40:00+01:00", null).at(BRUSSELS)).isEqualTo(Instant.parse("2026-11-20T10:40:00Z"));
  }

  @Test
  void message_of_another_day_than_its_event_counts_from_the_beginning_of_that_day() {
    assertThat(EventTime.of("2026-11-20T11:40:00", "2026-11-20").at(BRUSSELS)).isEqualTo(Instant.parse("2026-11-20T11:40:00Z"));
    assertThat(EventTime.of("2026-11-22T11:40:00", "2026-11-20").at(BRUSSELS)).isEqualTo(Instant.parse("2026-11-19T23:00:00Z"));
    assertThat(EventTime.of(null, "2026-11-20").at(BRUSSELS)).isEqualTo(Instant.parse("2026-11-19T23:00:00Z"));
  }

  @Test
  void what_is_no_time_is_as_good_as_not_given() {
    assertThat(EventTime.of("yesterday", "soon").at(BRUSSELS)).isNull();
    assertThat(EventTime.UNKNOWN.at(BRUSSELS)).isNull();
  }
}
