package org.elicensing.bridge.ledger;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.elicensing.bridge.database.Columns;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.licence.LicenceStatus;
import org.elicensing.bridge.licence.LicenceType;

/** How the ledger's values stand in the tables, both ways. */
public final class LedgerRows {

  /** What {@link #line} reads, in its order. */
  public static final String LINE = "id, licence_id, parent_id, line_number, commodity_code, unit, currency, quantity_limit, quantity_reserved, quantity_consumed,"
      + " quantity_overdraft, value_limit, value_reserved, value_consumed, value_overdraft, allocations, dropped, moves, last_entry, revision";

  /** What {@link #hold} reads, in its order. */
  static final String HOLD = "hold.line_id, hold.declaration_id, hold.goods_item, hold.licence_id, hold.line_number, hold.consumed, hold.quantity, hold.value,"
      + " hold.declared_licence, hold.commodity_code, hold.declared_quantity, hold.declared_unit, hold.declared_amount, hold.declared_currency, hold.documents,"
      + " hold.office, hold.recorded_at, hold.entry_id";

  private LedgerRows() {}

  public static Line line(ResultSet row) throws SQLException {
    Columns columns = new Columns(row);
    return new Line(columns.number(), columns.number(), columns.numberOrNull(), (int) columns.number(), columns.text(), columns.text(), columns.text(),
        balance(columns), balance(columns), columns.number(), columns.flag(), columns.number(), columns.number(), columns.number());
  }

  private static Balance balance(Columns columns) throws SQLException {
    Long limit = columns.numberOrNull();
    if (limit == null) {
      columns.pass(3);
      return null;
    }
    return new Balance(limit, columns.number(), columns.number(), columns.number());
  }

  static Hold hold(ResultSet row) throws SQLException {
    return hold(new Columns(row));
  }

  static Hold hold(Columns columns) throws SQLException {
    return new Hold(new Hold.Key(columns.number(), columns.number(), (int) columns.number()), columns.number(), (int) columns.number(), columns.flag(), columns.number(),
        columns.number(), new Declared(columns.text(), columns.text(), decimal(columns.text()), columns.text(), decimal(columns.text()), columns.text(), columns.text()),
        columns.text(), Instant.ofEpochMilli(columns.number()), columns.number());
  }

  public static Licence licence(ResultSet row) throws SQLException {
    return new Licence(row.getLong("id"), row.getString("reference"), row.getString("system"), row.getString("record_id"), row.getLong("version"),
        row.getString("document_type"), LicenceType.valueOf(row.getString("licence_type")), LicenceStatus.valueOf(row.getString("status")),
        row.getString("member_state"), LocalDate.parse(row.getString("valid_from")), day(row.getString("expiry_date")), row.getString("holder"),
        codes(row.getString("countries")), codes(row.getString("procedures")), row.getInt("held_back") == 1, row.getString("content_hash"), row.getLong("certificate_id"), row.getLong("revision"));
  }

  static void saveLicences(Connection connection, Collection<Sheet.Change<Licence>> changes) throws SQLException {
    Sql.batch(connection, "insert into licence (reference, system, record_id, version, document_type, licence_type, status, member_state, valid_from, expiry_date,"
        + " holder, countries, procedures, held_back, content_hash, certificate_id, revision, id) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        added(changes), (statement, licence) -> Sql.bindAll(statement, columns(licence, 1, licence.id())));
    Sql.batch(connection, "update licence set reference=?, system=?, record_id=?, version=?, document_type=?, licence_type=?, status=?, member_state=?, valid_from=?,"
        + " expiry_date=?, holder=?, countries=?, procedures=?, held_back=?, content_hash=?, certificate_id=?, revision=? where id=? and revision=?",
        changed(changes), (statement, licence) -> Sql.bindAll(statement, columns(licence, licence.revision() + 1, licence.id(), licence.revision())));
  }

  private static Object[] columns(Licence licence, long revision, Object... which) {
    List<Object> columns = new ArrayList<>(Arrays.asList(licence.reference(), licence.system(), licence.recordId(), licence.version(), licence.documentType(),
        licence.type(), licence.status(), licence.memberState(), licence.validFrom(), licence.expiryDate(), licence.holder(), text(licence.countries()),
        text(licence.procedures()), licence.heldBack() ? 1 : 0, licence.contentHash(), licence.certificateId(), revision));
    columns.addAll(List.of(which));
    return columns.toArray();
  }

  static void saveNames(Connection connection, Collection<Sheet.Change<LicenceName>> changes) throws SQLException {
    Sql.batch(connection, "insert into licence_name (reference, licence_id) values (?,?)", added(changes),
        (statement, name) -> Sql.bindAll(statement, name.reference(), name.licenceId()));
  }

  static void saveLines(Connection connection, Collection<Sheet.Change<Line>> changes) throws SQLException {
    Sql.batch(connection, "insert into licence_line (commodity_code, unit, currency, quantity_limit, quantity_reserved, quantity_consumed, quantity_overdraft, value_limit,"
        + " value_reserved, value_consumed, value_overdraft, allocations, dropped, moves, last_entry, revision, id, licence_id, parent_id, line_number)"
        + " values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        added(changes), (statement, line) -> Sql.bindAll(statement, columns(line, 1, line.id(), line.licenceId(), line.parentId(), line.number())));
    // Columns of an index are written only where they change: even the same value would cost a page of the index.
    Sql.batch(connection, "update licence_line set parent_id=? where id=?", changes.stream().filter(LedgerRows::changesParent).map(Sheet.Change::after).toList(),
        (statement, line) -> Sql.bindAll(statement, line.parentId(), line.id()));
    Sql.batch(connection, "update licence_line set commodity_code=?, unit=?, currency=?, quantity_limit=?, quantity_reserved=?, quantity_consumed=?, quantity_overdraft=?,"
        + " value_limit=?, value_reserved=?, value_consumed=?, value_overdraft=?, allocations=?, dropped=?, moves=?, last_entry=?, revision=? where id=? and revision=?",
        changed(changes), (statement, line) -> Sql.bindAll(statement, columns(line, line.revision() + 1, line.id(), line.revision())));
  }

  private static boolean changesParent(Sheet.Change<Line> change) {
    return change.before() != null && change.after() != null && !Objects.equals(change.before().parentId(), change.after().parentId());
  }

  private static Object[] columns(Line line, long revision, Object... which) {
    List<Object> columns = new ArrayList<>(Arrays.asList(line.commodityCode(), line.unit(), line.currency()));
    for (Measure measure : Measure.values()) {
      Balance balance = line.balance(measure);
      columns.addAll(balance == null ? Arrays.asList(null, 0, 0, 0)
          : List.of(balance.authorised(), balance.reserved(), balance.consumed(), balance.overdraft()));
    }
    columns.addAll(List.of(line.allocations(), line.dropped() ? 1 : 0, line.moves(), line.lastEntry(), revision));
    columns.addAll(Arrays.asList(which));
    return columns.toArray();
  }

  static void saveHolds(Connection connection, Collection<Sheet.Change<Hold>> changes) throws SQLException {
    Sql.batch(connection, "delete from hold where line_id=? and declaration_id=? and goods_item=?",
        changes.stream().filter(change -> change.after() == null).map(Sheet.Change::before).toList(),
        (statement, hold) -> Sql.bindAll(statement, hold.key().lineId(), hold.key().declarationId(), hold.key().goodsItem()));
    Sql.batch(connection, "insert into hold (consumed, quantity, value, declared_licence, commodity_code, declared_quantity, declared_unit, declared_amount, declared_currency, documents, office,"
        + " recorded_at, entry_id, line_id, declaration_id, goods_item, licence_id, line_number) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        added(changes), (statement, hold) -> Sql.bindAll(statement, columns(hold, hold.licenceId(), hold.lineNumber())));
    Sql.batch(connection, "update hold set consumed=?, quantity=?, value=?, declared_licence=?, commodity_code=?, declared_quantity=?, declared_unit=?,"
        + " declared_amount=?, declared_currency=?, documents=?, office=?, recorded_at=?, entry_id=? where line_id=? and declaration_id=? and goods_item=?",
        changed(changes), (statement, hold) -> Sql.bindAll(statement, columns(hold)));
  }

  private static Object[] columns(Hold hold, Object... more) {
    Declared declared = hold.declared();
    List<Object> columns = new ArrayList<>(Arrays.asList(hold.consumed() ? 1 : 0, hold.quantity(), hold.value(), declared.licence(), declared.commodityCode(),
        text(declared.quantity()), declared.unit(), text(declared.amount()), declared.currency(), declared.documents(), hold.office(), hold.at().toEpochMilli(), hold.entryId(),
        hold.key().lineId(), hold.key().declarationId(), hold.key().goodsItem()));
    columns.addAll(Arrays.asList(more));
    return columns.toArray();
  }

  static void saveEntries(Connection connection, Collection<Entry> entries) throws SQLException {
    Sql.batch(connection, "insert into entry (id, line_id, sequence, move, licence_id, declaration_id, goods_item, quantity_authorised, quantity_reserved, quantity_consumed,"
        + " value_authorised, value_reserved, value_consumed, quantity_authorised_after, quantity_reserved_after, quantity_consumed_after, value_authorised_after,"
        + " value_reserved_after, value_consumed_after, actor, office, reason, document, effective_at, recorded_at, message_id)"
        + " values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", entries, LedgerRows::bind);
  }

  private static void bind(PreparedStatement statement, Entry entry) throws SQLException {
    Tally quantity = entry.quantity();
    Tally value = entry.value();
    Tally quantityAfter = entry.quantityAfter();
    Tally valueAfter = entry.valueAfter();
    Occasion occasion = entry.occasion();
    Sql.bindAll(statement, entry.id(), entry.lineId(), entry.sequence(), entry.move(), entry.licenceId(), entry.declarationId(), entry.goodsItem(),
        quantity.authorised(), quantity.reserved(), quantity.consumed(), value.authorised(), value.reserved(), value.consumed(),
        quantityAfter.authorised(), quantityAfter.reserved(), quantityAfter.consumed(), valueAfter.authorised(), valueAfter.reserved(), valueAfter.consumed(),
        occasion.actor(), occasion.office(), occasion.reason(), occasion.document(), occasion.effectiveAt().toEpochMilli(), occasion.recordedAt().toEpochMilli(),
        occasion.messageId());
  }

  private static <V> List<V> added(Collection<Sheet.Change<V>> changes) {
    return changes.stream().filter(change -> change.before() == null).map(Sheet.Change::after).toList();
  }

  private static <V> List<V> changed(Collection<Sheet.Change<V>> changes) {
    return changes.stream().filter(change -> change.before() != null && change.after() != null).map(Sheet.Change::after).toList();
  }

  private static BigDecimal decimal(String text) {
    return text == null ? null : new BigDecimal(text);
  }

  private static String text(BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }

  private static LocalDate day(String text) {
    return text == null ? null : LocalDate.parse(text);
  }

  private static String text(Set<String> codes) {
    return String.join(" ", new TreeSet<>(codes));
  }

  private static Set<String> codes(String text) {
    return text.isEmpty() ? Set.of() : Set.of(text.split(" "));
  }
}
