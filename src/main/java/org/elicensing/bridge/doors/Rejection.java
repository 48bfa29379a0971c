package org.elicensing.bridge.doors;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.elicensing.bridge.database.DatabaseUnavailable;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.reading.MessageRejected;
import org.elicensing.bridge.writer.GroupWriter;
import org.elicensing.bridge.writer.TurnedAway;

/**
 * What somebody who is turned away is told, the same at every door.
 *
 * @param code unreadable, unacceptable, conflict, busy, unavailable or failed
 * @param reference of the journal entry
 * @param httpStatus where the door speaks HTTP
 * @param sendersFault whether sending the same again can never help
 */
public record Rejection(String code, String reference, List<Finding> findings, int httpStatus, boolean sendersFault) {

  private static final int BUSY = 503;
  private static final int FAILED = 500;

  /** What is said about what was thrown; its reference is known only where the message is. */
  public static Rejection of(Throwable thrown) {
    TurnedAway turnedAway = find(thrown, TurnedAway.class);
    String reference = turnedAway == null || turnedAway.received() == null ? "-" : turnedAway.received().reference();
    MessageRejected rejected = find(thrown, MessageRejected.class);
    if (rejected != null) {
      return new Rejection(rejected.kind().name().toLowerCase(Locale.ROOT), reference, rejected.findings(), rejected.kind().httpStatus, true);
    }
    NotFound notFound = find(thrown, NotFound.class);
    if (notFound != null) {
      return new Rejection("not-found", reference, List.of(new Finding("/", "not-found", notFound.getMessage())), 404, true);
    }
    if (find(thrown, GroupWriter.Busy.class) != null) {
      return new Rejection("busy", reference, List.of(new Finding("/", "busy", "The bridge is busy; nothing has moved. Send the same message again.")), BUSY, false);
    }
    if (find(thrown, DatabaseUnavailable.class) != null || find(thrown, SQLException.class) != null) {
      return new Rejection("unavailable", reference,
          List.of(new Finding("/", "unavailable", "The bridge cannot reach its database; nothing has moved. Send the same message again.")), BUSY, false);
    }
    return new Rejection("failed", reference, List.of(new Finding("/", "failed",
        "The bridge failed at this message; nothing has moved. Operators see it under its reference; the same message may be sent again.")), FAILED, false);
  }

  static <T extends Throwable> T find(Throwable thrown, Class<T> wanted) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (wanted.isInstance(each)) {
        return wanted.cast(each);
      }
    }
    return null;
  }
}
