package org.elicensing.bridge.licence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the decision table (config/codelists/procedures.csv) and says all that is wrong with it, each with file and line. */
public final class ProcedureTableFile {

  private static final String HEADER = "document,licence-type,status,procedure,declaration-type,usable,managed,valid-from,valid-to,note";
  private static final int COLUMNS = 10;
  private static final Pattern VERSION = Pattern.compile("#\\s*version\\s+(\\S+)");

  private final Path file;
  private final List<String> findings = new ArrayList<>();
  private final List<ProcedureRule> rules = new ArrayList<>();
  private String version;
  private boolean headed;
  private int line;

  private ProcedureTableFile(Path file) {
    this.file = file;
  }

  /** @throws IllegalStateException with every finding, each on a line of its own */
  public static ProcedureTable read(Path file) {
    ProcedureTableFile reading = new ProcedureTableFile(file);
    reading.rows().forEach(reading::row);
    ProcedureTable table = new ProcedureTable(reading.version == null ? "" : reading.version, reading.rules);
    if (reading.version == null) {
      reading.findings.add(file + ": a line '# version …' must name the version of the table.");
    }
    if (reading.findings.isEmpty()) {
      ProcedureTableCheck.findings(table).forEach(finding -> reading.findings.add(file + finding));
    }
    if (!reading.findings.isEmpty()) {
      throw new IllegalStateException(String.join(System.lineSeparator(), reading.findings));
    }
    return table;
  }

  private List<String> rows() {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(file + ": the table of procedures cannot be read: " + e, e);
    }
  }

  private void row(String text) {
    line++;
    Matcher stated = VERSION.matcher(text.strip());
    if (stated.matches()) {
      version = stated.group(1);
    } else if (text.isBlank() || text.strip().startsWith("#")) {
      return;
    } else if (!headed) {
      headed = true;
      findingUnless(text.strip().equals(HEADER), "the header must be " + HEADER + ".");
    } else {
      rule(text.split(",", COLUMNS));
    }
  }

  private void rule(String[] cells) {
    if (cells.length < COLUMNS) {
      findingUnless(false, "ten columns are expected: " + HEADER + ".");
      return;
    }
    ProcedureRule rule = new ProcedureRule(line, codes(cells[0], "document", "[0-9A-Z]{4}"), names(cells[1], "licence-type", LicenceType.values()),
        names(cells[2], "status", LicenceStatus.values()), codes(cells[3], "procedure", "[0-9A-Z]{2}"), codes(cells[4], "declaration-type", "[A-Z]"),
        usable(cells[5].strip()), managed(cells[6].strip()), day(cells[7].strip()), day(cells[8].strip()));
    findingUnless(rule.from() == null || rule.to() == null || !rule.to().isBefore(rule.from()), "valid-to is before valid-from.");
    findingUnless(!rule.usable() || rule.statuses().stream().allMatch(name -> LicenceStatus.valueOf(name).usable()),
        "a licence that is suspended, revoked, annulled or expired is never usable.");
    findingUnless(rule.managed() == ManagedBy.NOT || rule.types().stream().allMatch(name -> LicenceType.valueOf(name).managed()),
        "general authorisations are never counted; managed must be not.");
    rules.add(rule);
  }

  private Set<String> codes(String cell, String column, String form) {
    Set<String> codes = new TreeSet<>();
    if (!cell.strip().equals("*")) {
      for (String code : cell.split("\\|", -1)) {
        findingUnless(code.strip().matches(form), "'" + code.strip() + "' cannot be a " + column + "; it is * or codes with | between them.");
        codes.add(code.strip());
      }
    }
    return codes;
  }

  private Set<String> names(String cell, String column, Enum<?>... known) {
    Set<String> all = Stream.of(known).map(Enum::name).collect(Collectors.toSet());
    Set<String> named = codes(cell, column, "[A-Z_]+");
    named.removeIf(name -> {
      findingUnless(all.contains(name), "there is no " + column + " " + name + ".");
      return !all.contains(name);
    });
    return named;
  }

  private boolean usable(String cell) {
    findingUnless(cell.equals("yes") || cell.equals("no"), "usable is '" + cell + "'; it must be yes or no.");
    return cell.equals("yes");
  }

  private ManagedBy managed(String cell) {
    var found = Stream.of(ManagedBy.values()).filter(each -> each.word().equals(cell)).findFirst();
    findingUnless(found.isPresent(), "managed is '" + cell + "'; it must be quantity, value, both or not.");
    return found.orElse(ManagedBy.NOT);
  }

  private LocalDate day(String cell) {
    try {
      return cell.isEmpty() ? null : LocalDate.parse(cell);
    } catch (DateTimeParseException e) {
      findingUnless(false, "'" + cell + "' is no day such as 2026-01-31.");
      return null;
    }
  }

  private void findingUnless(boolean holds, String sentence) {
    if (!holds) {
      findings.add(file + ", line " + line + ": " + sentence);
    }
  }
}
