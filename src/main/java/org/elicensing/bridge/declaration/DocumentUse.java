package org.elicensing.bridge.declaration;

import java.math.BigDecimal;

/**
 * What one supporting document (DE 12 03) of a declaration uses of a licence, as declared. Codes and
 * references are normalised ({@link Codes#normal}); numbers keep the digits they were declared with.
 *
 * @param goodsItem DE 11 03; null for a document at shipment level, which cannot be managed
 * @param documentType DE 12 03 002, null where the message did not say
 * @param licence DE 12 03 001, the licence's reference
 * @param line DE 12 03 013, the licence's line number, or null
 * @param commodityCode DE 18 09, all parts joined, or null
 * @param destination DE 16 03, the goods item's own before the shipment's, or null
 * @param procedure DE 11 09 001, or null
 * @param quantity DE 12 03 006, or null
 * @param unit DE 12 03 005, unit and qualifier, or null
 * @param amount DE 12 03 014, or null
 * @param currency DE 12 03 012, or null
 * @param written how it was written
 */
public record DocumentUse(
    Integer goodsItem,
    String documentType,
    String licence,
    Integer line,
    String commodityCode,
    String destination,
    String procedure,
    BigDecimal quantity,
    String unit,
    BigDecimal amount,
    String currency,
    AsWritten written) {

  /**
   * How the document was written, for echoes and for people; never compared.
   *
   * @param sequence DE 12 03, the document's own number within its goods item, or null
   * @param licence the reference without blanks around it
   * @param unit without blanks around it, or null
   * @param currency without blanks around it, or null
   */
  public record AsWritten(Integer sequence, String licence, String unit, String currency) {}

  /** A document that is written as it is compared. */
  public DocumentUse(Integer goodsItem, String documentType, String licence, Integer line, String commodityCode, String destination, String procedure,
      BigDecimal quantity, String unit, BigDecimal amount, String currency) {
    this(goodsItem, documentType, licence, line, commodityCode, destination, procedure, quantity, unit, amount, currency, new AsWritten(null, licence, unit, currency));
  }

  /** The same document as if it stood at that goods item. */
  public DocumentUse at(int item) {
    return new DocumentUse(item, documentType, licence, line, commodityCode, destination, procedure, quantity, unit, amount, currency, written);
  }

  /** The same document, using as much as another one says. */
  public DocumentUse asMuchAs(DocumentUse other) {
    return new DocumentUse(goodsItem, documentType, licence, line, commodityCode, destination, procedure, other.quantity, other.unit, other.amount, other.currency,
        new AsWritten(written.sequence(), written.licence(), other.written.unit(), other.written.currency()));
  }

  /** Whether it says how much it uses, in either measure. */
  public boolean saysHowMuch() {
    return quantity != null || amount != null;
  }
}
