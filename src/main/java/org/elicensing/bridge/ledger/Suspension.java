package org.elicensing.bridge.ledger;

import java.time.Instant;

/**
 * The export of one declaration under one licence is suspended (Art 21(3)-(4) of Regulation (EU) 2021/821): nothing more is
 * reserved or consumed until it is lifted, and what is held stays held.
 *
 * @param until when it is lifted by itself
 * @param exceptional whether the authority asked for the longer period
 * @param person who suspended
 * @param reason why
 * @param lifted null while it stands
 * @param messageId the message that suspended
 * @param revision grows with every change of the row; 0 for a new one
 */
public record Suspension(long id, long licenceId, long declarationId, Instant since, Instant until, boolean exceptional, String person, String reason, Lifted lifted,
    long messageId, long revision) {

  /** @param by a person, or null when it ended by itself */
  public record Lifted(Instant at, String by, String why) {}

  public boolean stands() {
    return lifted == null;
  }

  public Suspension until(Instant later, boolean nowExceptional) {
    return new Suspension(id, licenceId, declarationId, since, later, nowExceptional, person, reason, lifted, messageId, revision);
  }

  public Suspension lifted(Instant at, String by, String why) {
    return new Suspension(id, licenceId, declarationId, since, until, exceptional, person, reason, new Lifted(at, by, why), messageId, revision);
  }

  /** Why nothing moves, for a person. */
  public String sentence() {
    return "Export of this declaration under the licence is suspended (Art 21(4) of Regulation (EU) 2021/821) since " + since + " and until " + until + ".";
  }
}
