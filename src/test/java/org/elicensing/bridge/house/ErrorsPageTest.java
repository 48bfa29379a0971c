package org.elicensing.bridge.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elicensing.bridge.ledger.ClearanceOutcome;
import org.elicensing.bridge.ledger.RefusalReason;
import org.elicensing.bridge.reading.MessageRejected;
import org.junit.jupiter.api.Test;

/** docs/errors.md knows every code that the bridge can give; what is an enum is printed from it. */
class ErrorsPageTest {

  private static final Page PAGE = Page.of("docs/errors.md");
  private static final Pattern FINDS = Pattern.compile("new Finding\\(|unreadable\\(|unacceptable\\(|tooLarge\\(|within\\(|\\badd\\(\"|Problem\\.of\\(|conflict\\(");
  private static final Pattern CODE = Pattern.compile("\"([a-z]+(?:[-_][a-z]+)*)\",\\s");
  private static final Pattern REJECTS = Pattern.compile("(?:new Rejection\\(|Problem\\.of\\(\\d+, |\\bof\\(\\d+, )\"([a-z_-]+)\"");
  private static final Pattern PARKS = Pattern.compile("(?:park\\(|String CAUSE = |turnedAway\\(work, [a-z.()]+, |new (?:JournalEntry\\.)?Parking\\(|row\\.cause\\(\\), |select message_id, |(?<=equals\\(\"CC529C\"\\) )\\? |(?<=\"release-refused\" ): )[\"']([a-z-]+)[\"']");
  private static final Pattern FLAGGED = Pattern.compile("<xs:simpleType name=\"Flag\">(.*?)</xs:simpleType>", Pattern.DOTALL);
  private static final Pattern ENUMERATED = Pattern.compile("<xs:enumeration value=\"([^\"]+)\"/>");

  private static final Map<RefusalReason, String> AFTER_A_REASON = Map.of(
      RefusalReason.NO_SUCH_LICENCE, "Correct the reference, or have the licensing system push the licence.",
      RefusalReason.NOT_USABLE, "Read the sentence: it names the status, the dates, the document type, the procedure or the record that is at fault.",
      RefusalReason.ALREADY_CONSUMED, "The goods were released. Correct the release, not the reservation.",
      RefusalReason.NO_SUCH_LINE, "Name a line of the licence, or name none where it has only one.",
      RefusalReason.NOT_THE_HOLDER, "Declare the holder as exporter, or quote a licence of that exporter.",
      RefusalReason.DESTINATION_NOT_COVERED, "Quote a licence for that country.",
      RefusalReason.COMMODITY_NOT_COVERED, "Correct the commodity code or the line. A code shorter than the line's is not enough.",
      RefusalReason.UNIT_DIFFERS, "Declare in the unit or currency of the line, or with fewer decimals.",
      RefusalReason.NOT_COUNTABLE, "State every measure that the line limits, with its unit or currency, at a goods item.",
      RefusalReason.INSUFFICIENT, "Declare less, or have the licence extended.");
  private static final Map<ClearanceOutcome, String> AFTER_AN_OUTCOME = Map.of(
      ClearanceOutcome.EXECUTED, "Nothing.",
      ClearanceOutcome.NO_RECORD, "Check licence and declaration. If the goods are gone, a declaration message can consume without a hold.",
      ClearanceOutcome.ALREADY_CONSUMED, "Nothing if it says the same as before; otherwise an officer decides.",
      ClearanceOutcome.EXECUTED_STATUS_CHANGED, "Tell the licensing authority if its decision was meant to stop these goods.",
      ClearanceOutcome.RESERVATION_ACTIVE, "Nothing has moved. What is only held is corrected by reserving anew.",
      ClearanceOutcome.SURPLUS_NOT_COVERED, "Nothing has moved. Release what is covered; an officer decides on the rest.",
      ClearanceOutcome.NOTHING_HELD_FITS, "Nothing has moved. Name goods item and line as reserved, with every measure that the hold has.",
      ClearanceOutcome.WAITS_FOR_SECOND_PERSON, "Nothing has moved. After an intervention: somebody else approves or refuses it at `/api/approvals`, and the outcome comes on `bridge.customs.outcome.out`. After a clearance: the export is suspended; when the authority has decided, an officer replays the message.");
  private static final Map<MessageRejected.Kind, String> KINDS = Map.of(
      MessageRejected.Kind.UNREADABLE, "It cannot be read at all, or not within the reading limits. | Mend it; split what is too large.",
      MessageRejected.Kind.UNACCEPTABLE, "It can be read, but breaks a schema or a rule. | Mend every finding, then send it anew.",
      MessageRejected.Kind.CONFLICT, "Its identification was used before for other content. | Send it under a new identification.");

  @Test
  void reasons_are_those_of_the_enum() {
    PAGE.says("reasons", "| code | name in the code | meaning | what to do |\n| --- | --- | --- | --- |\n" + Stream.of(RefusalReason.values())
        .map(each -> "| " + each.code() + " | `" + each + "` | " + each.sentence() + " | " + AFTER_A_REASON.get(each) + " |\n").collect(Collectors.joining()));
  }

  @Test
  void outcomes_are_those_of_the_enum() {
    PAGE.says("outcomes", "| code | name in the code | meaning | what to do |\n| --- | --- | --- | --- |\n" + Stream.of(ClearanceOutcome.values())
        .map(each -> "| " + each.code() + " | `" + each + "` | " + each.sentence() + " | " + AFTER_AN_OUTCOME.get(each) + " |\n").collect(Collectors.joining()));
  }

  @Test
  void kinds_of_rejection_are_those_of_the_enum() {
    PAGE.says("kinds", "| code | HTTP | meaning | what to do |\n| --- | --- | --- | --- |\n" + Stream.of(MessageRejected.Kind.values())
        .map(each -> "| `" + each.name().toLowerCase(Locale.ROOT) + "` | " + each.httpStatus + " | " + KINDS.get(each) + " |\n").collect(Collectors.joining()));
  }

  @Test
  void every_other_rejection_is_described() throws IOException {
    Set<String> kinds = Arrays.stream(MessageRejected.Kind.values()).map(kind -> kind.name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    Set<String> given = found(REJECTS, sources());
    given.removeAll(kinds);
    assertThat(described("Not the message's fault, or not a message")).isEqualTo(given);
  }

  @Test
  void every_finding_is_described() throws IOException {
    Set<String> given = new TreeSet<>();
    for (String statement : sources().split(";")) {
      if (FINDS.matcher(statement).find()) {
        given.addAll(found(CODE, statement));
      }
    }
    given.removeAll(found(REJECTS, sources()));
    given.add("must-understand");
    given.add("refused");
    given.add("schema");
    assertThat(described("Findings")).isEqualTo(given);
  }

  @Test
  void every_cause_of_parking_is_described() throws IOException {
    assertThat(described("Parked")).isEqualTo(found(PARKS, sources()));
  }

  @Test
  void every_flag_is_described() throws IOException {
    var flags = FLAGGED.matcher(Files.readString(Path.of("schemas/outcome/declaration-outcome.xsd")));
    assertThat(flags.find()).isTrue();
    assertThat(described("Flags")).isEqualTo(found(ENUMERATED, flags.group(1)));
  }

  /** The codes in the first column of all tables below a heading. */
  private static Set<String> described(String heading) {
    String text = PAGE.text();
    int from = text.indexOf("\n## " + heading + "\n");
    assertThat(from).as("The heading " + heading).isNotNegative();
    int to = text.indexOf("\n## ", from + 1);
    return new TreeSet<>(found(Pattern.compile("(?m)^\\| `([^`]+)` \\|"), text.substring(from, to < 0 ? text.length() : to)));
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      StringBuilder all = new StringBuilder();
      for (Path file : new HashSet<>(files.filter(each -> each.toString().endsWith(".java")).toList())) {
        all.append(Files.readString(file)).append(";\n");
      }
      return all.toString();
    }
  }
}
