package org.elicensing.bridge.metrics;

import java.util.List;

/**
 * Every meter of the bridge. Tags are bounded: never an MRN, a licence or anybody's name. docs/metrics.md is
 * printed from here.
 */
public enum Meter {
  MESSAGES("bridge.messages", Kind.COUNTER, null, "Messages that came in and are durable. Outcome: answered, refused, rejected, failed, waiting, repeat or noted.", "door", "kind", "outcome"),
  MESSAGES_OUT("bridge.messages.out", Kind.COUNTER, null, "Messages that were put into the outbox, by what they are.", "kind"),
  CHECK("bridge.licence.check", Kind.COUNTER, null, "Checks of availability over the single-window service (Art 5). Outcome: known or unknown licence.", "outcome"),
  RESERVE("bridge.licence.reserve", Kind.COUNTER, null, "Positions asked to be reserved over the single-window service (Art 6). Outcome: granted or refused.", "outcome"),
  CLEAR("bridge.licence.clear", Kind.COUNTER, null, "Clearances over the single-window service, by QuantityManagementOutcome.", "outcome"),
  AMEND("bridge.licence.amend", Kind.COUNTER, null, "Amendments and withdrawals over the single-window service (Art 7), by QuantityManagementOutcome.", "outcome"),
  INTERVENE("bridge.licence.intervene", Kind.COUNTER, null, "Officers' interventions over the single-window service (Art 8), by QuantityManagementOutcome; 93 waits for a second person.", "outcome"),
  REFUSALS("bridge.refusals", Kind.COUNTER, null, "Messages that were understood and answered with no, by the reason's code.", "kind", "reason"),
  REJECTIONS("bridge.rejections", Kind.COUNTER, null, "Messages that were not acceptable, by what was wrong in general.", "kind", "reason"),
  MOVES("bridge.ledger.moves", Kind.COUNTER, null, "Entries of the ledger: what was authorised, opened, reserved, released, consumed, amended, withdrawn and decided by officers.", "move"),
  REPLAYS("bridge.replays", Kind.COUNTER, null, "Messages that were decided anew, by the new outcome.", "outcome"),
  STEP_TIME("bridge.step.time", Kind.TIMER, "seconds", "Time of one step of a route; decide ends when everything is durable.", "route", "step"),
  REQUEST_TIME("bridge.request.time", Kind.TIMER, "seconds", "Time of a whole route, from the first byte read to the answer.", "route"),
  BATCH_SIZE("bridge.writer.batch.size", Kind.SUMMARY, null, "Messages decided in one commit."),
  WRITER_BACKLOG("bridge.writer.backlog", Kind.GAUGE, null, "Messages understood and not yet decided."),
  OLDEST_UNANSWERED("bridge.messages.oldest.unanswered", Kind.GAUGE, "seconds", "Age of the oldest message that waits for another one; 0 when none waits."),
  PARKED("bridge.parked", Kind.GAUGE, null, "Messages that need a human, by cause.", "cause"),
  USAGE_OUTSTANDING("bridge.usage.outstanding", Kind.GAUGE, null, "Usage messages that the licensing system has not acknowledged.", "system"),
  USAGE_OUTSTANDING_AGE("bridge.usage.outstanding.age", Kind.GAUGE, "seconds", "Age of the oldest usage message that the licensing system has not acknowledged; 0 when there is none.", "system"),
  APPROVALS("bridge.approvals.open", Kind.GAUGE, null, "Interventions that wait for a second person."),
  OUTBOX_BACKLOG("bridge.outbox.backlog", Kind.GAUGE, null, "Messages that wait in the outbox for the broker."),
  OUTBOX_AGE("bridge.outbox.age", Kind.GAUGE, "seconds", "Age of the oldest message in the outbox; 0 when it is empty."),
  CALLBACK_BACKLOG("bridge.certex.callback.backlog", Kind.GAUGE, null, "Messages that wait to be taken to the addresses of customs offices."),
  CALLBACK_AGE("bridge.certex.callback.age", Kind.GAUGE, "seconds", "Age of the oldest message that waits for a customs office's address; 0 when none waits.");

  /** What a meter measures. */
  public enum Kind {
    COUNTER, TIMER, SUMMARY, GAUGE
  }

  private final String label;
  private final Kind kind;
  private final String unit;
  private final String description;
  private final List<String> tags;

  Meter(String label, Kind kind, String unit, String description, String... tags) {
    this.label = label;
    this.kind = kind;
    this.unit = unit;
    this.description = description;
    this.tags = List.of(tags);
  }

  public String label() {
    return label;
  }

  public Kind kind() {
    return kind;
  }

  /** The base unit, or null for a count. */
  public String unit() {
    return unit;
  }

  public String description() {
    return description;
  }

  public List<String> tags() {
    return tags;
  }

  /** The name under which Prometheus knows it. */
  public String exported() {
    return label.replace('.', '_') + (kind == Kind.COUNTER ? "_total" : unit == null ? "" : "_" + unit);
  }
}
