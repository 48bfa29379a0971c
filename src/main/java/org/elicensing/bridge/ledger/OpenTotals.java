package org.elicensing.bridge.ledger;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.declaration.Codes;

/** Adds up what open lines are used for, per declared unit and currency: counted, never compared. */
public final class OpenTotals {

  private record Key(Measure measure, String unit) {}

  private static final Comparator<Key> ORDER = Comparator.comparing(Key::measure).thenComparing(Key::unit);

  private OpenTotals() {}

  /** Totals of a line as the books of a batch stand; empty where it is limited. */
  public static List<OpenTotal> of(Books books, Line line) {
    Map<Key, OpenTotal> totals = new TreeMap<>(ORDER);
    if (opened(books, line)) {
      books.holdsOn(line.id()).forEach(hold -> of(hold, line).forEach(total -> add(totals, total)));
    } else if (!line.managed()) {
      books.openTotals(line.id()).forEach(total -> add(totals, total));
      books.holds.changes().forEach(change -> {
        of(change.before(), line).forEach(total -> add(totals, total.negated()));
        of(change.after(), line).forEach(total -> add(totals, total));
      });
    }
    return totals.values().stream().filter(total -> !total.isNothing()).map(OpenTotal::shown).toList();
  }

  /** Whether the line had limits before this batch; all that stands on it was loaded to be counted anew. */
  private static boolean opened(Books books, Line line) {
    Line before = books.lines.asOf(0, line.id());
    return !line.managed() && before != null && before.managed();
  }

  private static void add(Map<Key, OpenTotal> totals, OpenTotal total) {
    totals.merge(new Key(total.measure(), total.unit()), total, OpenTotal::plus);
  }

  /** What one hold counts for; a number without a unit cannot be added to others. */
  private static List<OpenTotal> of(Hold hold, Line line) {
    if (hold == null || hold.key().lineId() != line.id()) {
      return List.of();
    }
    Declared declared = hold.declared();
    return Stream.of(total(hold, Measure.QUANTITY, declared.quantity(), declared.unit()), total(hold, Measure.VALUE, declared.amount(), declared.currency()))
        .filter(total -> total != null).toList();
  }

  private static OpenTotal total(Hold hold, Measure measure, BigDecimal number, String unit) {
    String code = Codes.normal(unit);
    return number == null || code == null || code.isEmpty() ? null
        : new OpenTotal(hold.key().lineId(), measure, code, hold.consumed() ? BigDecimal.ZERO : number, hold.consumed() ? number : BigDecimal.ZERO);
  }

  /** Totals of the lines that are open, in order. */
  public static List<OpenTotal> read(Connection connection, Collection<Line> lines) throws SQLException {
    List<Long> open = lines.stream().filter(line -> !line.managed()).map(Line::id).toList();
    return Sql.among(connection, "select * from open_total where line_id in (?) order by line_id, measure, unit", open, row -> new OpenTotal(row.getLong("line_id"),
        Measure.valueOf(row.getString("measure")), row.getString("unit"), new BigDecimal(row.getString("reserved")), new BigDecimal(row.getString("consumed"))));
  }

  /** Writes the totals of open lines whose use changed, and of lines that were opened or limited; the lines are locked. */
  static void save(Connection connection, Books books) throws SQLException {
    List<Line> open = books.lines.values().stream().filter(line -> !line.managed() || !books.openTotals(line.id()).isEmpty()).toList();
    List<OpenTotal> written = new ArrayList<>();
    for (Line line : open) {
      List<OpenTotal> now = of(books, line);
      if (!now.equals(books.openTotals(line.id()))) {
        Sql.update(connection, "delete from open_total where line_id = ?", line.id());
        written.addAll(now);
      }
    }
    Sql.batch(connection, "insert into open_total (line_id, measure, unit, reserved, consumed) values (?,?,?,?,?)", written,
        (statement, total) -> Sql.bindAll(statement, total.lineId(), total.measure(), total.unit(), total.reserved().toPlainString(), total.consumed().toPlainString()));
  }
}
