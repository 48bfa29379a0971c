package org.elicensing.bridge.writer;

import java.util.List;
import org.elicensing.bridge.journal.JournalEntry;
import org.elicensing.bridge.ledger.Entry;

/** Hears of every batch once it is durable: for metrics, logs and whoever sends what it wrote. */
public interface CommitListener {

  void committed(List<JournalEntry> messages, List<Entry> moves);

  CommitListener NONE = (messages, moves) -> { };
}
