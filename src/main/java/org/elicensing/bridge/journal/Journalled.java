package org.elicensing.bridge.journal;

import java.time.Instant;
import java.util.List;

/**
 * A message as it stands in the journal.
 *
 * @param direction in or out
 * @param partner sender of what came in, receiver of what left
 * @param outcome as in {@link JournalEntry}; of what leaves: waiting until the broker has it, then sent or failed
 * @param facts of the decision, as JSON
 * @param cause the message that this one repeats or leaves because of, or null
 * @param parked null unless a human was needed
 */
public record Journalled(
    long id,
    String direction,
    String door,
    String kind,
    String partner,
    String identification,
    String mrn,
    String lrn,
    String office,
    List<String> licences,
    String outcome,
    String code,
    String facts,
    Instant receivedAt,
    Instant answeredAt,
    Long cause,
    ParkedState parked) {

  /**
   * That a human is or was needed.
   *
   * @param state open, replayed, resumed or discarded
   * @param note what the person who settled it wrote
   */
  public record ParkedState(String cause, String sentence, String state, Instant parkedAt, Instant settledAt, String settledBy, String note) {

    public boolean open() {
      return state.equals("open");
    }
  }

  public String reference() {
    return Reference.of(id);
  }

  public boolean incoming() {
    return direction.equals("in");
  }
}
