package org.elicensing.bridge.writer;

import java.util.List;
import org.elicensing.bridge.journal.JournalEntry;
import org.elicensing.bridge.ledger.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears of every batch once it is durable: for metrics, logs and whoever sends what it wrote. */
public interface CommitListener {

  void committed(List<JournalEntry> messages, List<Entry> moves);

  CommitListener NONE = (messages, moves) -> { };

  /** One that tells all of them, in that order; a batch is durable by then, so one that fails never keeps the others from hearing. */
  static CommitListener all(List<CommitListener> listeners) {
    Logger log = LoggerFactory.getLogger(CommitListener.class);
    return (messages, moves) -> listeners.forEach(each -> {
      try {
        each.committed(messages, moves);
      } catch (RuntimeException e) {
        log.error("Somebody could not hear of a commit", e);
      }
    });
  }
}
