package org.elicensing.bridge.licensing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.declaration.Codes;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.ledger.Entry;
import org.elicensing.bridge.ledger.LedgerHistory;
import org.elicensing.bridge.ledger.LedgerStore;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.Move;
import org.elicensing.bridge.licence.Licence;

/**
 * The account of one licence as of a moment: the balances of its lines then, and page by page every entry that had
 * made them. A system reads only its own references.
 */
public final class RunningUsage {

  private final Database database;
  private final LedgerStore ledger;
  private final NationalFormats formats;

  public RunningUsage(Database database, LedgerStore ledger, NationalFormats formats) {
    this.database = database;
    this.ledger = ledger;
    this.formats = formats;
  }

  /**
   * @param asOf what was recorded later does not count
   * @return empty when the system has no licence of that reference
   */
  public Optional<Reply> of(String system, String reference, Instant asOf, EntryPlace after, int limit) {
    RecordSyntax syntax = formats.syntax(system);
    return database.read(connection -> {
      Optional<Licence> licence = ledger.licence(connection, Codes.normal(reference)).filter(found -> found.system().equals(system));
      return licence.isEmpty() ? Optional.empty() : Optional.of(reply(connection, syntax, licence.get(), asOf, after, limit));
    });
  }

  private Reply reply(Connection connection, RecordSyntax syntax, Licence licence, Instant asOf, EntryPlace after, int limit) throws SQLException {
    Page page = new Page(after, limit);
    for (Line line : ledger.lines(connection, licence.id())) {
      Optional<Entry> last = LedgerHistory.last(connection, line.id(), asOf);
      if (last.isPresent()) {
        page.add(connection, line, last.get());
      }
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("reference", licence.reference());
    tree.put("version", licence.version());
    tree.put("asOf", asOf.toString());
    tree.put("lines", page.lines);
    tree.put("uses", page.uses);
    tree.put("next", page.next == null ? null : page.next.toString());
    return new Reply(Phrasing.contentType(syntax), Phrasing.write(syntax, UsageMessages.KIND, UsageMessages.NAMESPACE, tree), null, null, 200);
  }

  /** All lines, and as many entries as a page takes, in the order of lines and of numbers within a line. */
  private static final class Page {
    private final EntryPlace after;
    private final int limit;
    private final List<Map<String, Object>> lines = new ArrayList<>();
    private final List<Map<String, Object>> uses = new ArrayList<>();
    private EntryPlace next;
    private EntryPlace shown;

    Page(EntryPlace after, int limit) {
      this.after = after;
      this.limit = limit;
    }

    void add(Connection connection, Line line, Entry last) throws SQLException {
      lines.add(UsagePhrase.line(line, last));
      if (line.number() < after.line() || next != null) {
        return;
      }
      long from = line.number() == after.line() ? after.entry() : 0;
      // One more than fits says whether there is a next page.
      for (LedgerHistory.Recorded each : LedgerHistory.entries(connection, line.id(), from, last.sequence(), limit - uses.size() + 1)) {
        if (uses.size() == limit) {
          next = shown;
          return;
        }
        uses.add(use(line, each));
        shown = new EntryPlace(line.number(), each.entry().sequence());
      }
    }

    private static Map<String, Object> use(Line line, LedgerHistory.Recorded each) {
      Entry entry = each.entry();
      return new UsagePhrase().with("move", entry.move().name()).with("entry", entry.sequence()).with("lineNumber", line.number())
          // A limit belongs to no declaration; only what was used before the bridge stands under OPENING.
          .declaration(each.mrn(), entry.move() == Move.AUTHORISE || entry.move() == Move.SPLIT ? null : each.lrn(), entry.goodsItem()).office(entry.occasion().office()).when(entry.occasion()).differences(line, entry).tree();
    }
  }
}
