package org.elicensing.bridge.ledger;

/**
 * Why a reservation is refused, in order of precedence: of several that apply, the first is given. The
 * codes are those of the public CERTEX port; 90 is the bridge's own.
 */
public enum RefusalReason {
  NO_SUCH_LICENCE("90", "There is no such licence."),
  NOT_USABLE("04", "Status, dates, document type or procedure do not allow the use."),
  ALREADY_CONSUMED("06", "This declaration has already consumed quantities of the licence."),
  NO_SUCH_LINE("07", "The licence has no such line."),
  NOT_THE_HOLDER("09", "The exporter is not the holder of the licence."),
  DESTINATION_NOT_COVERED("08", "The licence does not cover the country of destination."),
  COMMODITY_NOT_COVERED("03", "The licence line does not cover the commodity code."),
  UNIT_DIFFERS("10", "Unit or currency differs from the licence line and cannot be converted exactly."),
  NOT_COUNTABLE("11", "A measure that the licence line limits is missing or cannot be used."),
  INSUFFICIENT("05", "Not enough is left on the licence line.");

  private final String code;
  private final String sentence;

  RefusalReason(String code, String sentence) {
    this.code = code;
    this.sentence = sentence;
  }

  public String code() {
    return code;
  }

  public String sentence() {
    return sentence;
  }
}
