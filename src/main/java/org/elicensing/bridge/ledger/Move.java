package org.elicensing.bridge.ledger;

/** What a ledger entry did (Implementing Regulation (EU) 2024/2145). */
public enum Move {
  /** The licence's record set or changed a limit. */
  AUTHORISE,
  /** A later record limits the line in another measure: what stands on it is counted in that measure from now on. */
  RECOUNT,
  /** A part of the limit was handed on to a licence that was split off, or came back from it. */
  SPLIT,
  /** Used before the bridge, taken over with the first record. */
  OPEN,
  /** Art 6(1)-(2): held for a declaration. */
  RESERVE,
  /** Art 6(4): the hold or a part of it ended. */
  RELEASE,
  /** Art 6(3): the goods were released; what was held became consumed. */
  CONSUME,
  /** Art 7: what was consumed was corrected. */
  AMEND,
  /** Art 7: what was consumed was taken back. */
  WITHDRAW,
  /** Art 8: an officer decided what is held or consumed, past the verification. */
  INTERVENE
}
