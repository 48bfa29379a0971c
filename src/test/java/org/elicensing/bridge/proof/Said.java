package org.elicensing.bridge.proof;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
      case CHECK, RESERVE -> licence(text, words);
      case ENTER -> text.contains("record-exists") ? "rejected" : "outcome-" + first(text, "QuantityManagementOutcome");
      case RELEASE, NOT_RELEASED, AMEND, WITHDRAW, INTERVENE -> "outcome-" + first(text, "QuantityManagementOutcome");
      case RECORD -> first(text, "outcome") + lines(text);
      case SUSPEND, LIFT -> text.contains("\"state\"") ? json(text, "state") : json(text.substring(Math.max(0, text.indexOf("\"findings\""))), "code");
      case WRITE_OFF -> json(text, "outcome") + (text.contains("\"parked\"") ? " reason-" + json(text, "reason") : "");
      default -> Stream.of(text.split("<DocumentOutcome>")).skip(1).map(each -> outcome(each, words)).sorted().collect(Collectors.joining("; "));
    };
  }

  /** A licence as it is shown, and what became of a reservation. */
  private static String licence(String text, Words words) {
    List<String> procedures = blocks(text, "ProcedureIdentification");
    if (procedures.isEmpty()) {
      return SingleModel.ABSENT;
    }
    String shown = first(text, "QuantityManagementSummary");
    String summary = shown == null ? "" : shown;
    String result = first(text, "ReservationResult");
    StringBuilder said = new StringBuilder(result == null ? "found" : result);
    if (said.toString().equals("0")) {
      said.append(" reason-").append(first(text, "ReservationFailureReason"));
      blocks(text, "ReservationFailureConsignmentItem").stream().map(each -> " " + first(each, "GoodsItemNumber") + "/" + or(first(each, "DocumentLineItemNumber")) + ":reason-" + first(each, "Reason"))
          .sorted().forEach(said::append);
    }
    said.append(" | ").append(first(text, "Status"));
    procedures.forEach(each -> said.append(' ').append(first(each, "RequestedProcedure")).append(first(each, "Usable").equals("true") ? " serves" : " does not"));
    said.append(' ').append(first(procedures.get(0), "ManagedBy"));
    blocks(summary, "AvailableQuantity").forEach(each -> said.append(" | ").append(first(each, "CertificateLineNumber")).append(": ").append(left(each, "Quantity", "OverdrawnQuantity")).append(' ')
        .append(left(each, "Amount", "OverdrawnAmount")));
    Stream.of("Consumed", "Reserved").flatMap(how -> blocks(summary, how + "Quantity").stream().map(each -> " | " + how.toLowerCase(Locale.ROOT) + " " + allocation(each, words))).sorted().forEach(said::append);
    blocks(summary, "OpenLineTotal").stream().map(each -> " | open " + first(each, "CertificateLineNumber") + " " + (first(each, "UnitOfMeasure") == null ? first(each, "Currency")
        : first(each, "UnitOfMeasure")) + " " + number(first(each, "Reserved")) + " " + number(first(each, "Consumed"))).sorted().forEach(said::append);
    return said + code(" | push ", first(text, "PushActive"));
  }

  /** A LicenceStatus for a customs office, or an outcome that no message of that moment asked for. */
  static String news(String text, Words words) {
    if (text.contains("<DeclarationOutcome")) {
      return first(text, "MessageType") + ": " + of(Step.Kind.CC529C, text, words);
    }
    return words.unnamed(first(text, "LicenceReference")) + " to " + first(text, "CustomsOffice") + " " + first(text, "Change") + " " + first(text, "StatusBefore") + " " + first(text, "Status")
        + (first(text, "Usable").equals("true") ? " usable" : "");
  }

  private static String allocation(String each, Words words) {
    String mrn = first(each, "MRN");
    long day = ChronoUnit.DAYS.between(Words.FIRST_DAY, LocalDate.parse(first(each, "EventDateTime").substring(0, 10)));
    return first(each, "CertificateLineNumber") + " " + words.declaration(mrn == null ? first(each, "LRN") : mrn) + "/" + first(each, "GoodsItemNumber") + " day " + day + " at "
        + first(each, "ReferenceNumber") + " " + first(each, "CommodityCode") + " " + number(first(each, "Quantity")) + " " + first(each, "UnitOfMeasure") + " " + number(first(each, "Amount")) + " "
        + first(each, "Currency");
  }

  private static String left(String text, String remaining, String overdrawn) {
    String beyond = first(text, overdrawn);
    return number(first(text, remaining)) + (beyond == null ? "" : " overdrawn by " + number(beyond));
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
    String flags = blocks(each, "Flag").stream().sorted().map(flag -> " flag-" + flag).collect(Collectors.joining());
    String remaining = first(each, "RemainingQuantity") == null && first(each, "RemainingAmount") == null ? ""
        : " left " + left(each, "RemainingQuantity", "OverdrawnQuantity") + " " + left(each, "RemainingAmount", "OverdrawnAmount");
    return or(first(each, "GoodsItemNumber")) + "/" + (licence == null ? "-" : words.unnamed(licence)) + "/" + or(first(each, "LineNumber")) + " " + first(each, "Action") + " " + first(each, "Result")
        + code(" reason-", first(each, "ReasonCode")) + code(" outcome-", first(each, "OutcomeCode")) + flags + remaining;
  }

  private static String code(String as, String code) {
    return code == null ? "" : as + code;
  }

  private static String or(String text) {
    return text == null ? "-" : text;
  }

  private static String number(String text) {
    return text == null ? "-" : Measures.text(new BigDecimal(text));
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
