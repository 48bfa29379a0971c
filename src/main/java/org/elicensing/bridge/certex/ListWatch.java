package org.elicensing.bridge.certex;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.reading.Json;
import org.elicensing.bridge.writer.Result;
import org.elicensing.bridge.writer.Submission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers subscribed lists when they are due, page by page, so that no commit grows with the number of licences. */
public final class ListWatch implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(ListWatch.class);
  /** Pages of one turn; what is due beyond that goes on with the next turn. */
  private static final int AT_ONCE = 50;

  private final Subscriptions subscriptions;
  private final ReadList lists;
  private final CertexWriter writer;
  private final Submission submission;
  private final LongSupplier ids;
  private final Clock clock;

  ListWatch(Subscriptions subscriptions, ReadList lists, CertexWriter writer, Submission submission, LongSupplier ids, Clock clock) {
    this.subscriptions = subscriptions;
    this.lists = lists;
    this.writer = writer;
    this.submission = submission;
    this.ids = ids;
    this.clock = clock;
  }

  /** Delivers what is due; several bridges may do so at once. */
  @Override
  public void run() {
    try {
      Optional<Subscription> due = subscriptions.due();
      for (int pages = 0; due.isPresent() && pages < AT_ONCE; pages++) {
        Result result = submission.handIn(page(due.get())).join();
        if (result instanceof Result.Failed failed) {
          LOG.warn("A list cannot be delivered: {}", failed.cause().toString());
          return;
        }
        due = subscriptions.due();
      }
    } catch (RuntimeException e) {
      LOG.warn("Subscriptions cannot be watched: {}", e.toString());
    }
  }

  DeliverPage page(Subscription due) {
    ReadList.Page page = lists.page(due.filter(), due.after());
    byte[] body = writer.list(new PhraseList(writer).reply(page, due.reference()));
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("subscription", due.reference());
    said.put("due", due.nextAt().toString());
    said.put("page", due.page());
    byte[] raw = Json.bytes(said);
    Received received = new Received(ids.getAsLong(), "timer", null, "application/json", raw, raw.length, clock.instant(), null, null, null);
    return new DeliverPage(received, due, body, page.licences().size(), page.next(), subscriptions);
  }
}
