package org.elicensing.bridge.licensing;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.ledger.Books;
import org.elicensing.bridge.ledger.Entry;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.Measure;
import org.elicensing.bridge.ledger.Move;
import org.elicensing.bridge.ledger.OpenTotals;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.writer.UsageReporter;

/** Tells a licensing system what a message used or gave back of its licence, and what is left on each line that moved. */
public final class UsageMessages implements UsageReporter {

  public static final String NAMESPACE = "urn:elicensing-bridge:licence-usage:v1";
  private static final String QUEUE = "bridge.licensing.usage.out";
  private static final Set<Move> USES = Set.of(Move.RESERVE, Move.RELEASE, Move.CONSUME, Move.AMEND, Move.WITHDRAW, Move.INTERVENE);

  private final Function<String, RecordSyntax> syntaxes;

  /** @param syntaxes the syntax that each licensing system speaks */
  public UsageMessages(Function<String, RecordSyntax> syntaxes) {
    this.syntaxes = syntaxes;
  }

  @Override
  public List<Outgoing> report(Books books, List<Entry> moved) {
    Map<Long, List<Entry>> perLicence = moved.stream().filter(entry -> USES.contains(entry.move()))
        .collect(Collectors.groupingBy(Entry::licenceId, LinkedHashMap::new, Collectors.toList()));
    List<Outgoing> messages = new ArrayList<>();
    perLicence.forEach((licenceId, entries) -> messages.add(message(books, books.licences.get(licenceId), entries)));
    return messages;
  }

  private Outgoing message(Books books, Licence licence, List<Entry> entries) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("reference", licence.reference());
    tree.put("version", licence.version());
    tree.put("lines", entries.stream().map(Entry::lineId).distinct().map(books.lines::get)
        .map(line -> OpenLines.tree(line, OpenTotals.of(books, line))).toList());
    tree.put("uses", entries.stream().map(entry -> use(books, entry)).toList());
    RecordSyntax syntax = syntaxes.apply(licence.system());
    return new Outgoing(QUEUE, "licence/" + licence.key(), "LicenceUsage", licence.system(), Phrasing.contentType(syntax),
        Phrasing.write(syntax, "LicenceUsage", NAMESPACE, tree), null, Map.of("licensingSystem", licence.system()));
  }

  private static Map<String, Object> use(Books books, Entry entry) {
    Line line = books.lines.get(entry.lineId());
    Declaration declaration = books.declarations.get(entry.declarationId());
    Hold hold = books.holds.get(new Hold.Key(entry.lineId(), entry.declarationId(), entry.goodsItem()));
    String office = entry.occasion().office();
    Map<String, Object> use = new LinkedHashMap<>();
    use.put("move", entry.move().name());
    use.put("lineNumber", line.number());
    use.put("mrn", declaration == null ? null : declaration.mrn());
    use.put("lrn", declaration == null || declaration.mrn() != null ? null : declaration.lrn());
    use.put("goodsItemNumber", entry.goodsItem() == 0 ? null : entry.goodsItem());
    use.put("customsOffice", office);
    use.put("memberState", office == null ? null : office.substring(0, 2));
    use.put("at", entry.occasion().recordedAt().truncatedTo(ChronoUnit.MILLIS).toString());
    use.put("commodityCode", hold == null ? null : hold.declared().commodityCode());
    difference(use, line, Measure.QUANTITY, entry);
    difference(use, line, Measure.VALUE, entry);
    return use;
  }

  private static void difference(Map<String, Object> use, Line line, Measure measure, Entry entry) {
    if (line.limitedIn(measure)) {
      Map<String, Object> difference = new LinkedHashMap<>();
      difference.put(measure == Measure.QUANTITY ? "unit" : "currency", line.unitOf(measure));
      difference.put("reserved", measure.decimal(entry.in(measure).reserved()));
      difference.put("consumed", measure.decimal(entry.in(measure).consumed()));
      use.put(measure == Measure.QUANTITY ? "quantity" : "value", difference);
    }
  }
}
