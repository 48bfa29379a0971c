package org.elicensing.bridge.customs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.elicensing.bridge.declaration.SenderClock;

/**
 * When the event behind a message happened, by its sender's clock. It is kept and shown, and never decides anything:
 * what cannot be read is as good as not given.
 *
 * @param prepared preparationDateAndTime, or null
 * @param day of the event itself, such as the release, or null
 */
public record EventTime(Instant prepared, LocalDate day) {

  static final EventTime UNKNOWN = new EventTime(null, null);

  static EventTime of(String prepared, String day) {
    return new EventTime(SenderClock.read(prepared), day(day));
  }

  /** The time of the message where that is on the day of the event, else the beginning of that day; null when neither is known. */
  Instant at(ZoneId zone) {
    if (day == null || prepared != null && LocalDate.ofInstant(prepared, zone).equals(day)) {
      return prepared;
    }
    return day.atStartOfDay(zone).toInstant();
  }

  private static LocalDate day(String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
