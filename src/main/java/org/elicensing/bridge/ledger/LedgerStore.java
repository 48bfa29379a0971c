package org.elicensing.bridge.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.elicensing.bridge.database.Columns;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.licence.Licence;

/**
 * Reads what a batch touches into the books, locked, and writes the result. Locks are taken in one order
 * everywhere: declarations, licences (for records only), lines; each set sorted by id.
 */
public final class LedgerStore {

  private static final String ALLOCATIONS =
      "select " + LedgerRows.HOLD + ", declaration.mrn, declaration.lrn, declaration.exited_at from hold join declaration on declaration.id = hold.declaration_id";

  private final Database database;
  private final Ids ids;

  public LedgerStore(Database database, Ids ids) {
    this.database = database;
    this.ids = ids;
  }

  /** Locks the licences' lines and reads header, names, lines, and the holds of the declarations given. */
  public void load(Connection connection, Books books, Collection<String> references, Collection<String> records, Collection<Long> declarations) throws SQLException {
    loadHolds(connection, books, declarations);
    Set<Long> licences = new TreeSet<>();
    books.holds.values().forEach(hold -> licences.add(hold.licenceId()));
    Sql.among(connection, "select reference, licence_id from licence_name where reference in (?)", references, row -> licences.add(row.getLong(2)));
    lockForRecords(connection, records, licences);
    List<Long> sorted = List.copyOf(licences);
    Sql.among(connection, "select " + LedgerRows.LINE + " from licence_line where licence_id in (?) order by id" + database.forUpdate(), sorted, LedgerRows::line)
        .forEach(line -> {
          books.load(line);
          ids.observe(line.lastEntry());
        });
    SuspensionRows.load(connection, books, sorted);
    books.load(OpenTotals.read(connection, books.lines.values()));
    Sql.among(connection, "select * from licence where id in (?)", sorted, LedgerRows::licence)
        .forEach(licence -> books.licences.load(licence.id(), licence));
    Sql.among(connection, "select reference, licence_id from licence_name where licence_id in (?)", sorted,
        row -> new LicenceName(row.getString(1), row.getLong(2))).forEach(name -> books.licenceNames.load(name.reference(), name));
  }

  private void lockForRecords(Connection connection, Collection<String> records, Set<Long> licences) throws SQLException {
    if (!records.isEmpty()) {
      licences.addAll(Sql.among(connection,
          "select id from licence where id in (select licence_id from licence_name where reference in (?)) order by id" + database.forUpdate(),
          new TreeSet<>(records), row -> row.getLong(1)));
      addFamily(connection, licences);
    }
  }

  /** Licences that these were split off, and all that were split off these: their limits move together. */
  private static void addFamily(Connection connection, Set<Long> licences) throws SQLException {
    List<Long> above = Sql.among(connection, "select distinct parent.licence_id from licence_line child join licence_line parent on parent.id = child.parent_id"
        + " where child.licence_id in (?)", licences, row -> row.getLong(1));
    Set<Long> below = Set.copyOf(licences);
    while (!below.isEmpty()) {
      below = Sql.among(connection, "select distinct child.licence_id from licence_line parent join licence_line child on child.parent_id = parent.id"
          + " where parent.licence_id in (?)", below, row -> row.getLong(1)).stream().filter(licences::add).collect(Collectors.toSet());
    }
    licences.addAll(above);
  }

  private static void loadHolds(Connection connection, Books books, Collection<Long> declarations) throws SQLException {
    Sql.among(connection, "select " + LedgerRows.HOLD + " from hold where declaration_id in (?)", declarations, LedgerRows::hold)
        .forEach(hold -> books.holds.load(hold.key(), hold));
  }

  /** The newest allocations on a licence of declarations other than those given, newest first. */
  public List<Allocation> newest(Connection connection, long licenceId, Set<Long> except, int most, long before) throws SQLException {
    List<Allocation> found = new ArrayList<>();
    long older = before;
    while (found.size() < most) {
      List<Allocation> page = Sql.query(connection, ALLOCATIONS + " where hold.licence_id = ? and hold.entry_id < ? order by hold.entry_id desc limit ?", LedgerStore::allocation, licenceId, older, most + except.size());
      page.stream().filter(allocation -> !except.contains(allocation.hold().key().declarationId())).limit(most - found.size()).forEach(found::add);
      if (page.size() < most + except.size()) {
        break;
      }
      older = page.get(page.size() - 1).hold().entryId();
    }
    return found;
  }

  /** The licence that has, or once had, the reference. */
  public Optional<Licence> licence(Connection connection, String reference) throws SQLException {
    return Sql.query(connection, "select licence.* from licence_name join licence on licence.id = licence_name.licence_id where licence_name.reference = ?",
        LedgerRows::licence, reference).stream().findFirst();
  }

  /** Waits for whoever changes the licence, and keeps others from it until the commit; nothing where there is none. */
  public List<Long> lock(Connection connection, String reference) throws SQLException {
    return Sql.query(connection, "select id from licence where id in (select licence_id from licence_name where reference = ?)" + database.forUpdate(), row -> row.getLong(1), reference);
  }

  /** All lines of the licence, in the order of their numbers. */
  public List<Line> lines(Connection connection, long licenceId) throws SQLException {
    return Sql.query(connection, "select " + LedgerRows.LINE + " from licence_line where licence_id = ? order by line_number", LedgerRows::line, licenceId);
  }

  /** All that stands on the line, whoever holds it; the line is locked by whoever asks. */
  public static List<Hold> holdsOn(Connection connection, long lineId) throws SQLException {
    return Sql.query(connection, "select " + LedgerRows.HOLD + " from hold where line_id = ? order by entry_id", LedgerRows::hold, lineId);
  }

  /** All allocations on the licence, oldest first. */
  public List<Allocation> allocations(Connection connection, long licenceId) throws SQLException {
    return Sql.query(connection, ALLOCATIONS + " where hold.licence_id = ? order by hold.entry_id", LedgerStore::allocation, licenceId);
  }

  /** All allocations of one declaration on a licence, newest first. */
  public List<Allocation> own(Connection connection, long licenceId, long declarationId) throws SQLException {
    return Sql.query(connection, ALLOCATIONS + " where hold.declaration_id = ? and hold.licence_id = ? order by hold.entry_id desc", LedgerStore::allocation, declarationId, licenceId);
  }

  /** How many allocations of other declarations are older than the entry. */
  public long olderThan(Connection connection, long licenceId, long exceptDeclaration, long entryId) throws SQLException {
    return Sql.query(connection, "select count(*) from hold where licence_id = ? and entry_id < ? and declaration_id <> ?",
        row -> row.getLong(1), licenceId, entryId, exceptDeclaration).get(0);
  }

  private static Allocation allocation(ResultSet row) throws SQLException {
    Columns columns = new Columns(row);
    Hold hold = LedgerRows.hold(columns);
    String mrn = columns.text();
    String lrn = columns.text();
    Long exited = columns.numberOrNull();
    return new Allocation(hold, mrn, lrn, exited == null ? null : Instant.ofEpochMilli(exited));
  }

  /** Writes what changed; a row that somebody else changed since makes the whole batch start again. */
  public void save(Connection connection, Books books) throws SQLException {
    LedgerRows.saveLicences(connection, books.licences.changes());
    LedgerRows.saveNames(connection, books.licenceNames.changes());
    LedgerRows.saveLines(connection, books.lines.changes());
    LedgerRows.saveHolds(connection, books.holds.changes());
    SuspensionRows.save(connection, books.suspensions.changes());
    OpenTotals.save(connection, books);
    LedgerRows.saveEntries(connection, books.entries());
  }
}
