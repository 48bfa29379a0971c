package org.elicensing.bridge.journal;

import java.util.List;

/**
 * A message with its payloads as they are kept. What a batch says is written and packed here, by all processors at once: while it
 * is, nobody else has anything to do, since all wait for the commit.
 *
 * @param answer null where there is none, or where it is that of an earlier message
 */
record Pressed(JournalEntry entry, byte[] raw, byte[] answer) {

  static List<Pressed> all(List<JournalEntry> entries) {
    return entries.size() == 1 ? List.of(of(entries.get(0))) : entries.parallelStream().map(Pressed::of).toList();
  }

  private static Pressed of(JournalEntry entry) {
    entry.outgoing().forEach(Outgoing::body);
    boolean own = entry.reply() != null && entry.cause() == 0;
    return new Pressed(entry, Packing.pack(entry.received().raw()), own ? Packing.pack(entry.reply().body()) : null);
  }

  long id() {
    return entry.received().id();
  }
}
