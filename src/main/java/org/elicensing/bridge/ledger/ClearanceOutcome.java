package org.elicensing.bridge.ledger;

/** What became of a clearance, an amendment or an intervention: QuantityManagementOutcome. */
public enum ClearanceOutcome {
  EXECUTED("01", "Executed."),
  NO_RECORD("02", "There is no record of this declaration on this licence."),
  ALREADY_CONSUMED("03", "The quantities were already consumed."),
  EXECUTED_STATUS_CHANGED("04", "Executed although the licence is no longer in force."),
  RESERVATION_ACTIVE("05", "Refused: an active reservation exists."),
  SURPLUS_NOT_COVERED("91", "Refused: more was released than is held, and what is left does not cover the surplus."),
  NOTHING_HELD_FITS("92", "Refused: a released item matches no held line, unit or currency."),
  WAITS_FOR_SECOND_PERSON("93", "Recorded; waits for a second person.");

  private final String code;
  private final String sentence;

  ClearanceOutcome(String code, String sentence) {
    this.code = code;
    this.sentence = sentence;
  }

  public String code() {
    return code;
  }

  public String sentence() {
    return sentence;
  }

  public boolean executed() {
    return this == EXECUTED || this == EXECUTED_STATUS_CHANGED;
  }
}
