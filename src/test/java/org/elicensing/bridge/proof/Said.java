package org.elicensing.bridge.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the bridge answered, in the words of the model. */
final class Said {

  private Said() {}

  static String of(Step.Kind kind, String text, Words words) {
    if (text.equals(Stage.WAITS) || text.equals(Stage.CONFLICT)) {
      return text;
    }
    return switch (kind) {
      case RESERVE -> reservation(text);
      case RELEASE, NOT_RELEASED, AMEND, WITHDRAW, INTERVENE -> first(text, "QuantityManagementOutcome");
      case RECORD -> first(text, "outcome") + lines(text);
      case SUSPEND, LIFT -> json(text, text.contains("\"state\"") ? "state" : "code");
      case WRITE_OFF -> json(text, "outcome") + (text.contains("\"parked\"") ? " " + json(text, "reason") : "");
      default -> Stream.of(text.split("<DocumentOutcome>")).skip(1).map(each -> outcome(each, words)).sorted().collect(Collectors.joining("; "));
    };
  }

  private static String reservation(String text) {
    StringBuilder said = new StringBuilder(first(text, "ReservationResult"));
    if (said.toString().equals("0")) {
      said.append(' ').append(first(text, "ReservationFailureReason"));
      blocks(text, "ReservationFailureConsignmentItem").stream().map(each -> " " + first(each, "GoodsItemNumber") + "/" + or(first(each, "DocumentLineItemNumber")) + ":" + first(each, "Reason"))
          .sorted().forEach(said::append);
    }
    blocks(text, "AvailableQuantity").forEach(each -> said.append(" | ").append(first(each, "CertificateLineNumber")).append(": ").append(number(first(each, "Quantity"))).append(' ')
        .append(number(first(each, "Amount"))));
    return said.toString();
  }

  /** Lines that are limited, as an acknowledgement tells of them. */
  private static String lines(String text) {
    StringBuilder said = new StringBuilder();
    for (String line : blocks(text, "line")) {
      String quantity = blocks(line, "quantity").stream().findFirst().map(each -> number(first(each, "available"))).orElse("-");
      String value = blocks(line, "value").stream().findFirst().map(each -> number(first(each, "available"))).orElse("-");
      if (!quantity.equals("-") || !value.equals("-")) {
        said.append(" | ").append(first(line, "lineNumber")).append(": ").append(quantity).append(' ').append(value);
      }
    }
    return said.toString();
  }

  private static String outcome(String each, Words words) {
    String licence = first(each, "LicenceReference");
    return or(first(each, "GoodsItemNumber")) + "/" + (licence == null ? "-" : words.unnamed(licence)) + "/" + or(first(each, "LineNumber")) + " " + first(each, "Action") + " " + first(each, "Result")
        + Stream.of("ReasonCode", "OutcomeCode").map(code -> first(each, code)).filter(code -> code != null).map(code -> " " + code).collect(Collectors.joining());
  }

  private static String or(String text) {
    return text == null ? "-" : text;
  }

  private static String number(String text) {
    return text == null ? "-" : Model.plain(new BigDecimal(text));
  }

  private static List<String> blocks(String text, String name) {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = Pattern.compile("<(?:\\w+:)?" + name + "(?: [^>]*)?>(.*?)</(?:\\w+:)?" + name + ">", Pattern.CASE_INSENSITIVE | Pattern.DOTALL).matcher(text);
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    return blocks;
  }

  private static String first(String text, String name) {
    return blocks(text, name).stream().findFirst().orElse(null);
  }

  private static String json(String text, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(text);
    return matcher.find() ? matcher.group(1) : null;
  }
}
