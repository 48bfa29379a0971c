package org.elicensing.bridge.writer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import org.elicensing.bridge.journal.JournalEntry;
import org.elicensing.bridge.journal.JournalEntry.Parking;
import org.elicensing.bridge.journal.JournalEntry.Waiting;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.reading.Json;
import org.elicensing.bridge.reading.MessageRejected;

/** What is taken down of each work of a batch, for the journal. */
final class Minutes {

  /** Faults and errors are not remembered: the sender may mend the message and send it again. */
  private static final Set<String> FORGOTTEN = Set.of("rejected", "failed");

  private final List<JournalEntry> entries = new ArrayList<>();
  private final boolean several;

  /** @param several whether more than one work is decided: then what is settled is written by another thread while the next is */
  Minutes(boolean several) {
    this.several = several;
  }

  List<JournalEntry> entries() {
    return entries;
  }

  /**
   * @param lines balances before and after
   * @param effects what was written on the books because of it
   * @param nanoseconds that deciding took
   * @return whether repeats are to find it
   */
  boolean decided(Work work, Desk desk, Verdict verdict, List<Map<String, Object>> lines, int effects, long nanoseconds) {
    boolean remembered = !FORGOTTEN.contains(verdict.outcome()) && work.subject().identity() != null;
    Waiting waiting = verdict.waitsUntil() == null ? null : new Waiting(verdict.waitsUntil());
    take(new JournalEntry(work.received(), work.subject().alsoAbout(desk.licences()), verdict.outcome(), verdict.code(), facts(work, desk, lines, nanoseconds), effects, verdict.reply(),
        desk.now(), 0, desk.declarationId(), remembered, desk.parking(), waiting, desk.outgoing(), work.replay()));
    return remembered;
  }

  /** A dry run: what would have become of it, and the answer. */
  void judged(DryRun work, Verdict verdict, Instant now, long nanoseconds) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("dry-run", verdict.outcome());
    facts.put("microseconds", Map.of("decide", nanoseconds / 1000));
    take(new JournalEntry(work.received(), work.subject(), "noted", verdict.code(), Json.text(facts), 0, verdict.reply(), now, 0, 0, false, null, null,
        verdict.reply() == null ? List.of() : work.answerAgain(verdict.reply()), false));
  }

  /** A repeat that gets the first answer. */
  void repeated(Work work, Result settled, Instant now) {
    Reply reply = settled instanceof Result.Answered answered ? answered.reply() : null;
    long first = settled instanceof Result.Answered answered ? answered.messageId() : ((Result.Waiting) settled).messageId();
    take(new JournalEntry(work.received(), work.subject(), "repeat", null, "{}", 0, reply, now, first, 0, false, null, null,
        reply == null ? List.of() : work.answerAgain(reply), false));
  }

  void turnedAway(Work work, MessageRejected why, String cause, Instant now) {
    List<String> findings = why.findings().stream().map(Object::toString).toList();
    Parking parking = work instanceof DryRun ? null : new Parking(cause, why.findings().get(0).toString());
    without(work, "rejected", why.kind().name().toLowerCase(Locale.ROOT), findings, parking, work.turnedAway(why), now);
  }

  void failed(Work work, RuntimeException why, Instant now) {
    // Nobody decides a dry run anew: that would be in earnest.
    Parking parking = work instanceof DryRun ? null : new Parking("failed", String.valueOf(why.getMessage()));
    without(work, "failed", "bridge", why.toString(), parking, List.of(), now);
  }

  private void without(Work work, String outcome, String code, Object why, Parking parking, List<Outgoing> outgoing, Instant now) {
    take(new JournalEntry(work.received(), work.subject(), outcome, code, Json.text(Map.of("why", why)), 0, null, now, 0, 0, false,
        parking, null, outgoing, work.replay()));
  }

  private void take(JournalEntry entry) {
    entries.add(entry);
    if (several) {
      ForkJoinPool.commonPool().execute(entry::press);
    }
  }

  private static String facts(Work work, Desk desk, List<Map<String, Object>> lines, long nanoseconds) {
    Map<String, Object> facts = new LinkedHashMap<>(desk.facts());
    if (!lines.isEmpty()) {
      facts.put("lines", lines);
    }
    long before = Math.max(0, Duration.between(work.received().at(), desk.now()).toNanos());
    facts.put("microseconds", Map.of("before", before / 1000, "decide", nanoseconds / 1000));
    return Json.text(facts);
  }
}
