package org.elicensing.bridge.licensing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.declaration.Codes;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.ledger.Allocation;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.LedgerStore;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.OpenTotal;
import org.elicensing.bridge.ledger.OpenTotals;
import org.elicensing.bridge.licence.Licence;

/** The usage of one licence on demand: what every line has left, and who holds or used it. A system reads only its own references. */
public final class UsageStatement {

  private final Database database;
  private final LedgerStore ledger;
  private final NationalFormats formats;

  public UsageStatement(Database database, LedgerStore ledger, NationalFormats formats) {
    this.database = database;
    this.ledger = ledger;
    this.formats = formats;
  }

  /** Empty when the system has no licence of that reference. */
  public Optional<Reply> of(String system, String reference) {
    RecordSyntax syntax = formats.of(system).map(NationalFormat::syntax).orElse(RecordSyntax.XML);
    return database.read(connection -> {
      Optional<Licence> licence = ledger.licence(connection, Codes.normal(reference)).filter(found -> found.system().equals(system));
      if (licence.isEmpty()) {
        return Optional.empty();
      }
      List<Line> lines = ledger.lines(connection, licence.get().id()).stream().filter(line -> !line.dropped()).toList();
      return Optional.of(reply(syntax, licence.get(), lines, OpenTotals.read(connection, lines), ledger.allocations(connection, licence.get().id())));
    });
  }

  private static Reply reply(RecordSyntax syntax, Licence licence, List<Line> lines, List<OpenTotal> totals, List<Allocation> uses) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("reference", licence.reference());
    tree.put("version", licence.version());
    tree.put("lines", lines.stream().map(line -> OpenLines.tree(line, totals)).toList());
    tree.put("uses", uses.stream().map(UsageStatement::use).toList());
    return new Reply(Phrasing.contentType(syntax), Phrasing.write(syntax, "LicenceUsage", UsageMessages.NAMESPACE, tree), null, null, 200);
  }

  private static Map<String, Object> use(Allocation each) {
    Hold hold = each.hold();
    Map<String, Object> use = new LinkedHashMap<>();
    use.put("state", hold.consumed() ? "consumed" : "reserved");
    use.put("lineNumber", hold.lineNumber());
    use.put("mrn", each.mrn());
    use.put("lrn", each.mrn() == null ? each.lrn() : null);
    use.put("goodsItemNumber", hold.key().goodsItem() == 0 ? null : hold.key().goodsItem());
    use.put("customsOffice", hold.office());
    use.put("memberState", hold.office() == null ? null : hold.office().substring(0, 2));
    use.put("at", hold.at().toString());
    use.put("exitedAt", hold.consumed() && each.exitedAt() != null ? each.exitedAt().toString() : null);
    use.put("commodityCode", hold.declared().commodityCode());
    use.put("declaredQuantity", hold.declared().quantity());
    use.put("declaredUnit", hold.declared().unit());
    use.put("declaredAmount", hold.declared().amount());
    use.put("declaredCurrency", hold.declared().currency());
    return use;
  }
}
