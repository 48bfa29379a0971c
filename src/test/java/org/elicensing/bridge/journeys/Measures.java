package org.elicensing.bridge.journeys;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A quantity, a value, or both: "40 KGM", "5000.00 EUR", "40 KGM and 5000.00 EUR", or "no quantity". */
record Measures(String quantity, String unit, String amount, String currency) {

  private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode).collect(Collectors.toSet());
  private static final Measures NONE = new Measures(null, null, null, null);

  static Measures read(String text) {
    Measures measures = NONE;
    for (String each : text.matches("no quantity|no limit") ? new String[0] : text.split(" and ")) {
      String[] words = each.split(" ");
      if (words.length != 2 || !words[0].matches("\\d+(\\.\\d+)?")) {
        throw new IllegalArgumentException("\"" + each + "\" is neither a quantity with its unit nor a value with its currency");
      }
      measures = CURRENCIES.contains(words[1]) ? new Measures(measures.quantity, measures.unit, words[0], words[1])
          : new Measures(words[0], words[1], measures.amount, measures.currency);
    }
    return measures;
  }

  /** The unit; the currency where there is no quantity. */
  String kind() {
    return unit == null ? currency : unit;
  }

  String number() {
    return unit == null ? amount : quantity;
  }

  /** As a message of the single window states them. */
  String[] stated() {
    return new String[] {quantity, unit, amount, currency};
  }

  /** As limits of a licence line. */
  String[] limits() {
    return Stream.of(quantity == null ? "" : Certificate.quantity(unit, quantity), amount == null ? "" : Certificate.value(currency, amount)).toArray(String[]::new);
  }
}
