package org.elicensing.bridge.journal;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for every message, with the reference that leads to all else about it and nothing that names anybody. */
public final class MessageLog {

  private static final Logger LOG = LoggerFactory.getLogger(MessageLog.class);

  /** Hears of what was committed; what moved stands in the journal. */
  public void written(List<JournalEntry> messages, List<?> moves) {
    for (JournalEntry entry : messages) {
      LOG.info("{} {} {} {} {} {} ms{}", entry.received().reference(), entry.received().door(), entry.subject().kind(), entry.outcome(),
          entry.code() == null ? "-" : entry.code(), Duration.between(entry.received().at(), entry.answeredAt()).toMillis(),
          entry.replay() ? " anew" : entry.parked() == null ? "" : " parked " + entry.parked().cause());
    }
  }
}
