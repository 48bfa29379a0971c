package org.elicensing.bridge.declaration;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;

/** Times as senders write them: kept and shown, never a reason for anything. Without a zone they are UTC. */
public final class SenderClock {

  private SenderClock() {}

  /** Null where the text is none, or no time. */
  public static Instant read(String text) {
    if (text == null) {
      return null;
    }
    try {
      TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(text.strip(), ZonedDateTime::from, LocalDateTime::from);
      return time instanceof ZonedDateTime zoned ? zoned.toInstant() : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
