package org.elicensing.bridge.licensing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.declaration.Codes;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.ledger.Allocation;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.LedgerHistory;
import org.elicensing.bridge.ledger.LedgerStore;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.OpenTotal;
import org.elicensing.bridge.ledger.OpenTotals;
import org.elicensing.bridge.ledger.Tally;
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
    RecordSyntax syntax = formats.syntax(system);
    return database.read(connection -> {
      Optional<Licence> licence = ledger.licence(connection, Codes.normal(reference)).filter(found -> found.system().equals(system));
      return licence.isEmpty() ? Optional.empty() : Optional.of(reply(connection, syntax, licence.get()));
    });
  }

  private Reply reply(Connection connection, RecordSyntax syntax, Licence licence) throws SQLException {
    List<Line> lines = ledger.lines(connection, licence.id());
    Map<Long, Line> byId = lines.stream().collect(Collectors.toMap(Line::id, Function.identity()));
    List<Allocation> allocations = ledger.allocations(connection, licence.id());
    List<Line> standing = lines.stream().filter(line -> !line.dropped()).toList();
    List<OpenTotal> totals = OpenTotals.read(connection, standing);
    Map<Long, Instant> effective = LedgerHistory.effective(connection, allocations.stream().map(each -> each.hold().entryId()).toList());
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("reference", licence.reference());
    tree.put("version", licence.version());
    tree.put("lines", standing.stream().map(line -> OpenLines.tree(line, totals)).toList());
    tree.put("uses", allocations.stream().map(each -> use(byId.get(each.hold().key().lineId()), each, effective)).toList());
    return new Reply(Phrasing.contentType(syntax), Phrasing.write(syntax, "LicenceUsage", UsageMessages.NAMESPACE, tree), null, null, 200);
  }

  private static Map<String, Object> use(Line line, Allocation each, Map<Long, Instant> effective) {
    Hold hold = each.hold();
    Tally quantity = hold.consumed() ? new Tally(0, 0, hold.quantity()) : new Tally(0, hold.quantity(), 0);
    Tally value = hold.consumed() ? new Tally(0, 0, hold.value()) : new Tally(0, hold.value(), 0);
    return new UsagePhrase().with("state", hold.consumed() ? "consumed" : "reserved").with("lineNumber", hold.lineNumber())
        .declaration(each.mrn(), each.lrn(), hold.key().goodsItem()).office(hold.office())
        .when(hold.at(), effective.getOrDefault(hold.entryId(), hold.at()))
        .with("exitedAt", hold.consumed() && each.exitedAt() != null ? each.exitedAt().toString() : null).with("commodityCode", hold.declared().commodityCode())
        .standing(line, quantity, value)
        .with("declaredQuantity", hold.declared().quantity()).with("declaredUnit", hold.declared().unit())
        .with("declaredAmount", hold.declared().amount()).with("declaredCurrency", hold.declared().currency()).tree();
  }
}
