package org.elicensing.bridge.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A small JSON object that a person or program fills in, read member by member; all that is wrong with it is said at once. */
public final class JsonForm {

  private final JsonNode tree;
  private final Set<String> asked = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  /** @throws MessageRejected when the text is no JSON object */
  public JsonForm(JsonText text) {
    tree = text.tree();
    if (!tree.isObject()) {
      throw MessageRejected.unreadable("json", "The body is no JSON object.");
    }
  }

  /** A text that must be there. */
  public String text(String name, int longest) {
    String text = optional(name, longest);
    if (text == null) {
      missing(name);
    }
    return text;
  }

  /** A text without blanks around it, or null. */
  public String optional(String name, int longest) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    String text = value.isTextual() ? value.textValue().strip() : "";
    if (text.isEmpty() || text.length() > longest) {
      findings.add(new Finding("/" + name, "text", name + " is a text of 1 to " + longest + " characters."));
      return "-";
    }
    return text;
  }

  /** A text of a certain form, or null. */
  public String optional(String name, String pattern, String form) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    String text = value.isTextual() ? value.textValue().strip() : "";
    if (!text.matches(pattern)) {
      findings.add(new Finding("/" + name, "form", name + " is " + form + "."));
    }
    return text;
  }

  public boolean flag(String name) {
    JsonNode value = value(name);
    if (value != null && !value.isBoolean()) {
      findings.add(new Finding("/" + name, "boolean", name + " is true or false."));
    }
    return value != null && value.booleanValue();
  }

  /** A whole number from 1, or null. */
  public Integer number(String name, int most) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.canConvertToExactIntegral() || !value.canConvertToInt() || value.intValue() < 1 || value.intValue() > most) {
      findings.add(new Finding("/" + name, "number", name + " is a whole number from 1 to " + most + "."));
    }
    return value.intValue();
  }

  /** A decimal above zero as a number or as a text, or null. */
  public BigDecimal decimal(String name, int digits, int decimals) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    String text = value.isNumber() ? value.decimalValue().toPlainString() : value.isTextual() ? value.textValue().strip() : "";
    if (!text.matches("[0-9]{1," + digits + "}(\\.[0-9]{1," + decimals + "})?") || new BigDecimal(text).signum() == 0) {
      findings.add(new Finding("/" + name, "decimal", name + " is a decimal above zero with at most " + digits + " digits before and " + decimals + " after the point."));
      return BigDecimal.ONE;
    }
    return new BigDecimal(text);
  }

  /** An instant such as 2026-11-24T10:00:00Z, or null. */
  public Instant instant(String name) {
    return time(name, Instant::parse, "an instant such as 2026-11-24T10:00:00Z");
  }

  /** A day such as 2026-11-24, or null. */
  public LocalDate day(String name) {
    return time(name, LocalDate::parse, "a day such as 2026-11-24");
  }

  private <T> T time(String name, Function<String, T> parse, String form) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    try {
      return parse.apply(value.asText().strip());
    } catch (DateTimeException e) {
      findings.add(new Finding("/" + name, "time", name + " is " + form + "."));
      return null;
    }
  }

  /** Says that a member must be there. */
  public void missing(String name) {
    findings.add(new Finding("/" + name, "missing", name + " is missing."));
  }

  /** Whether the member is there at all; one that cannot be read has its finding already. */
  public boolean has(String name) {
    return tree.hasNonNull(name);
  }

  public void add(Finding finding) {
    findings.add(finding);
  }

  /** @throws MessageRejected with all findings, also about members that nobody asked for */
  public void check() {
    tree.fieldNames().forEachRemaining(name -> {
      if (!asked.contains(name)) {
        findings.add(new Finding("/" + name, "unknown-member", "There is no member of that name here; known are " + String.join(", ", asked.stream().sorted().toList()) + "."));
      }
    });
    if (!findings.isEmpty()) {
      throw new MessageRejected(MessageRejected.Kind.UNACCEPTABLE, findings);
    }
  }

  private JsonNode value(String name) {
    asked.add(name);
    return tree.hasNonNull(name) ? tree.get(name) : null;
  }
}
