package org.elicensing.bridge.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.journal.Reference;

/**
 * Makes a database large: takes the rows that one licence with its declarations left in it, and writes them again and
 * again under other ids and names. Packed bytes stay as they are, so a certificate names the first licence.
 */
final class Preload {

  private static final List<String> TABLES = List.of("licence", "licence_name", "licence_line", "certificate", "declaration", "hold", "entry", "message", "message_key", "payload",
      "licence_status", "usage_count", "timer");
  /** What points at rows of other tables, beside columns that end with _id. */
  private static final Set<String> POINTERS = Set.of("id", "last_entry", "last_message", "made_by");
  /** Far below the ids of today, and above nothing. */
  private static final long FIRST = 1_000_000_000_000_000L;
  private static final int AT_ONCE = 200;

  /** A column of a row in its n-th copy. */
  private interface Cell {
    Object of(long copy);
  }

  private record Row(Map<String, Cell> cells) {}

  private final String licence;
  private final Map<Long, Integer> ids = new TreeMap<>();
  private final List<String> mrns = new ArrayList<>();
  private final Map<String, List<Row>> rows = new LinkedHashMap<>();

  private Preload(String licence) {
    this.licence = licence;
  }

  /** @param copies how many licences there are to be in all; the first stands there, and nothing else does */
  static void into(Store store, String licence, int copies) throws SQLException {
    Preload preload = new Preload(licence);
    try (Connection connection = store.connect()) {
      preload.read(connection);
    }
    try (Database database = store.open(1)) {
      for (int from = 1; from < copies; from += AT_ONCE) {
        int first = from;
        database.write(connection -> preload.write(connection, first, Math.min(copies, first + AT_ONCE)));
        if (from / AT_ONCE % 500 == 499) {
          Lab.say("%d licences", from + AT_ONCE);
        }
      }
    }
  }

  private void read(Connection connection) throws SQLException {
    Map<String, List<TableRow>> all = new LinkedHashMap<>();
    for (String table : TABLES) {
      all.put(table, Sql.query(connection, "select * from " + table, TableRow::of).stream().filter(row -> stays(table, row)).toList());
    }
    Set<Long> incoming = new TreeSet<>();
    all.get("message").forEach(message -> incoming.add(message.number("id")));
    // What left is let go of, as it would be after its time; what came stays.
    all.replaceAll((table, some) -> table.equals("payload") || table.equals("message_key") ? some.stream().filter(row -> incoming.contains(row.number("message_id"))).toList() : some);
    all.forEach((table, some) -> some.forEach(row -> {
      if (row.get("id") instanceof Number id) {
        ids.put(id.longValue(), ids.size());
      }
    }));
    int number = 0;
    for (Map.Entry<Long, Integer> id : ids.entrySet()) {
      id.setValue(number++);
    }
    all.get("declaration").forEach(row -> mrns.add(row.text("mrn")));
    all.forEach((table, some) -> rows.put(table, some.stream().map(this::cells).toList()));
  }

  private static boolean stays(String table, TableRow row) {
    return switch (table) {
      case "declaration" -> row.number("id") != 0;
      case "message" -> "in".equals(row.text("direction"));
      default -> true;
    };
  }

  private Row cells(TableRow row) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    row.columns().forEach((column, value) -> cells.put(column, cell(column, value, row)));
    return new Row(cells);
  }

  private Cell cell(String column, Object value, TableRow row) {
    if (value instanceof Number number && (POINTERS.contains(column) || column.endsWith("_id"))) {
      Integer rank = ids.get(number.longValue());
      return rank == null ? copy -> value : copy -> id(copy, rank);
    }
    if (column.equals("reference") && row.get("direction") != null) {
      int rank = ids.get(row.number("id"));
      return copy -> Reference.of(id(copy, rank));
    }
    if (column.equals("identity") && value != null) {
      // Whatever it is made of, no two messages have the same.
      int rank = ids.get(row.number("id"));
      return copy -> value + "/" + id(copy, rank);
    }
    return value instanceof String text ? text(text) : copy -> value;
  }

  private long id(long copy, int rank) {
    return FIRST + copy * ids.size() + rank;
  }

  /** Names and ids within a text. */
  private Cell text(String text) {
    if (text.contains(licence)) {
      return copy -> replaceNames(text.replace(licence, licence.substring(0, licence.length() - 6) + String.format(Locale.ROOT, "%06d", copy)), copy);
    }
    return replaceNames(text, 1).equals(text) ? copy -> text : copy -> replaceNames(text, copy);
  }

  private String replaceNames(String text, long copy) {
    String replaced = text;
    for (int i = 0; i < mrns.size(); i++) {
      replaced = replaced.replace(mrns.get(i), String.format(Locale.ROOT, "28FI%014d", copy * mrns.size() + i));
    }
    for (Map.Entry<Long, Integer> id : ids.entrySet()) {
      String number = id.getKey().toString();
      replaced = replaced.contains(number) ? replaced.replace(number, Long.toString(id(copy, id.getValue()))) : replaced;
    }
    return replaced;
  }

  private Void write(Connection connection, int from, int to) throws SQLException {
    for (String table : TABLES) {
      List<Row> templates = rows.get(table);
      if (templates.isEmpty()) {
        continue;
      }
      Set<String> columns = templates.get(0).cells.keySet();
      List<Object[]> values = new ArrayList<>();
      for (long copy = from; copy < to; copy++) {
        for (Row template : templates) {
          long which = copy;
          values.add(template.cells.values().stream().map(cell -> cell.of(which)).toArray());
        }
      }
      Sql.batch(connection, "insert into " + table + " (" + String.join(", ", columns) + ") values (" + String.join(",", Arrays.asList("?".repeat(columns.size()).split(""))) + ")", values,
          (statement, row) -> Sql.bindAll(statement, row));
    }
    return null;
  }
}
