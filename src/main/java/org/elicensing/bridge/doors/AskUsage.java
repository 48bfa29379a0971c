package org.elicensing.bridge.doors;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.licensing.EntryPlace;
import org.elicensing.bridge.licensing.RunningUsage;
import org.elicensing.bridge.licensing.UsageAgain;
import org.elicensing.bridge.licensing.UsageStatement;
import org.elicensing.bridge.reading.MessageRejected;

/** A licensing system asks for the usage of one of its licences: as it stands, as of a date with every entry, or for the messages it missed. */
public final class AskUsage {

  private static final int LIMIT = 200;
  private static final int MOST = 1000;

  private final UsageStatement statement;
  private final RunningUsage running;
  private final UsageAgain again;
  private final ZoneId zone;

  public AskUsage(UsageStatement statement, RunningUsage running, UsageAgain again, ZoneId zone) {
    this.statement = statement;
    this.running = running;
    this.again = again;
    this.zone = zone;
  }

  public Reply answer(Exchange exchange) {
    LicensingPath path = LicensingPath.of(exchange);
    String reference = given(exchange, "reference");
    return switch (path.what()) {
      case "usage" -> found(path, reference, usage(exchange, path, reference));
      case "usage/messages" -> reference == null ? again.outstanding(path.system(), number(exchange), limit(exchange))
          : found(path, reference, again.of(path.system(), reference, number(exchange), limit(exchange)));
      default -> throw LicensingPath.unknown();
    };
  }

  private Optional<Reply> usage(Exchange exchange, LicensingPath path, String reference) {
    String asOf = given(exchange, "asOf");
    if (reference == null) {
      return Optional.empty();
    }
    return asOf == null ? statement.of(path.system(), reference) : running.of(path.system(), reference, moment(asOf), place(exchange), limit(exchange));
  }

  private static Reply found(LicensingPath path, String reference, Optional<Reply> found) {
    return found.orElseThrow(() -> new NotFound(reference == null
        ? "Name the licence: /licensing/" + path.system() + "/usage?reference=…"
        : "The licensing system " + path.system() + " has no licence " + reference + "."));
  }

  /** A day counts whole, in the bridge's time zone; a moment to itself. */
  private Instant moment(String asOf) {
    try {
      return asOf.length() == 10 ? LocalDate.parse(asOf).plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1) : Instant.parse(asOf);
    } catch (DateTimeException e) {
      throw MessageRejected.unreadable("as-of", "asOf is a day such as 2026-06-30, or a moment such as 2026-06-30T12:00:00Z.");
    }
  }

  private static EntryPlace place(Exchange exchange) {
    String after = given(exchange, "after");
    return after == null ? EntryPlace.BEGINNING : EntryPlace.read(after).orElseThrow(() -> MessageRejected.unreadable("after", "after is the next of the page before."));
  }

  private static long number(Exchange exchange) {
    return whole(exchange, "after", 0, 0, Long.MAX_VALUE, "after is a number of a usage message; without a reference it is the next of the page before.");
  }

  private static int limit(Exchange exchange) {
    return (int) whole(exchange, "limit", LIMIT, 1, MOST, "limit is a whole number from 1 to " + MOST + ".");
  }

  private static long whole(Exchange exchange, String name, long none, long least, long most, String sentence) {
    String given = given(exchange, name);
    try {
      long number = given == null ? none : Long.parseLong(given);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw MessageRejected.unreadable(name, sentence);
  }

  private static String given(Exchange exchange, String name) {
    String value = exchange.getMessage().getHeader(name, String.class);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
