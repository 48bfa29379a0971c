package org.elicensing.bridge.licensing;

import java.sql.Connection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.journal.Body;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.ledger.Books;
import org.elicensing.bridge.ledger.Entry;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.Move;
import org.elicensing.bridge.ledger.OpenTotals;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.writer.UsageReporter;

/** Tells a licensing system what a message used or gave back of its licence, and what is left on each line that moved. */
public final class UsageMessages implements UsageReporter {

  public static final String NAMESPACE = "urn:elicensing-bridge:licence-usage:v1";
  static final String KIND = "LicenceUsage";
  private static final String QUEUE = "bridge.licensing.usage.out";
  /** What the system's own records did: it is acknowledged there. */
  private static final Set<Move> BY_RECORDS = EnumSet.of(Move.AUTHORISE, Move.SPLIT, Move.RECOUNT, Move.OPEN);

  private final Function<String, RecordSyntax> syntaxes;

  /** @param syntaxes the syntax that each licensing system speaks */
  public UsageMessages(Function<String, RecordSyntax> syntaxes) {
    this.syntaxes = syntaxes;
  }

  @Override
  public Round begin(Connection connection, Ids ids) {
    return new UsageRound(connection, ids, this);
  }

  /** The entries that are told, for each licence that they moved. */
  public static Map<Long, List<Entry>> perLicence(List<Entry> moved) {
    return moved.stream().filter(entry -> !BY_RECORDS.contains(entry.move())).collect(Collectors.groupingBy(Entry::licenceId, LinkedHashMap::new, Collectors.toList()));
  }

  /** @param number counts the messages of the licence from 1 without a gap */
  Outgoing message(long id, long number, Books books, Licence licence, List<Entry> entries) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("reference", licence.reference());
    tree.put("version", licence.version());
    tree.put("number", number);
    tree.put("lines", entries.stream().map(Entry::lineId).distinct().map(books.lines::get)
        .map(line -> OpenLines.tree(line, OpenTotals.of(books, line))).toList());
    tree.put("uses", entries.stream().map(entry -> use(books, entry)).toList());
    RecordSyntax syntax = syntaxes.apply(licence.system());
    return new Outgoing(id, QUEUE, "licence/" + licence.key(), KIND, licence.system(), Phrasing.contentType(syntax),
        Body.later(() -> Phrasing.write(syntax, KIND, NAMESPACE, tree)), null, Map.of("licensingSystem", licence.system()));
  }

  private static Map<String, Object> use(Books books, Entry entry) {
    Line line = books.lines.get(entry.lineId());
    Declaration declaration = books.declarations.get(entry.declarationId());
    Hold hold = books.holds.get(new Hold.Key(entry.lineId(), entry.declarationId(), entry.goodsItem()));
    return new UsagePhrase().with("move", entry.move().name()).with("lineNumber", line.number())
        .declaration(declaration == null ? null : declaration.mrn(), declaration == null ? null : declaration.lrn(), entry.goodsItem())
        .office(entry.occasion().office()).when(entry.occasion())
        .with("commodityCode", hold == null ? null : hold.declared().commodityCode()).differences(line, entry).tree();
  }
}
