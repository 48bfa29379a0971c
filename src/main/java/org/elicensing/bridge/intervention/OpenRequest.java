package org.elicensing.bridge.intervention;

import java.time.Instant;
import org.elicensing.bridge.journal.Reference;

/**
 * An officer's decision that a second person has to agree to.
 *
 * @param messageId the journalled message that asked
 * @param partner customs office that asked
 * @param identification of the message, by which its sender knows the outcome
 * @param why what makes a second person necessary: overdraws, takes-back, or both
 * @param settlement null while it is open
 */
public record OpenRequest(
    long messageId, String partner, String identification, OfficerDecision decision, String why, Instant requestedAt, Instant expiresAt, State state, Settlement settlement) {

  /** What may become of a request. */
  public enum State { OPEN, APPROVED, REFUSED, EXPIRED }

  /**
   * How it ended.
   *
   * @param by the second person; null when it expired
   * @param outcome what the approval came to, as QuantityManagementOutcome; else null
   */
  public record Settlement(Instant at, String by, String reason, String outcome) {}

  public String reference() {
    return Reference.of(messageId);
  }

  public boolean open() {
    return state == State.OPEN;
  }

  /** Whether the person is the officer that asked; blanks and case make no other person. */
  public boolean askedBy(String person) {
    return plain(person).equals(plain(decision.officer()));
  }

  private static String plain(String name) {
    return name.strip().replaceAll("[\\s\\p{Z}]+", " ").toUpperCase(java.util.Locale.ROOT);
  }

  OpenRequest settled(State how, Settlement settled) {
    return new OpenRequest(messageId, partner, identification, decision, why, requestedAt, expiresAt, how, settled);
  }
}
