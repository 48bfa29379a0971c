package org.elicensing.bridge.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.elicensing.bridge.database.Sql;

/**
 * The rows that messages left in a bridge's database, message by message, so that they can be written once more
 * without the bridge. What is changed more than once is kept as it was at first and as it is now.
 */
final class Recording {

  /** Most messages that are kept in memory, and most entries: a record of many licences makes many. */
  private static final int MOST = 5_000;
  private static final int MOST_ENTRIES = 30_000;
  private static final int LARGEST_BATCH = 1_000;

  /**
   * What one message wrote.
   *
   * @param added by table
   * @param changed by table, each row as a whole
   * @param departed by table, once what it caused had left
   */
  record Message(long id, Map<String, List<TableRow>> added, Map<String, List<TableRow>> changed, Map<String, List<TableRow>> departed) {

    Message(long id) {
      this(id, new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    private void add(Map<String, List<TableRow>> to, String table, TableRow row) {
      to.computeIfAbsent(table, any -> new ArrayList<>()).add(row);
    }
  }

  /** What stood there before, by table, parents first. */
  final Map<String, List<TableRow>> standing = new LinkedHashMap<>();
  final List<Message> messages = new ArrayList<>();
  private final Map<Long, Message> byId = new TreeMap<>();
  private final Connection connection;
  private final long from;

  private Recording(Connection connection, long from) {
    this.connection = connection;
    this.from = from;
  }

  /** What the messages left that came after the one and not after the other. */
  static Recording of(Store store, long after, long upTo) throws SQLException {
    try (Connection connection = store.connect()) {
      Recording recording = new Recording(connection, after);
      recording.read(upTo);
      return recording;
    }
  }

  /** How many rows of each table one message writes. */
  Map<String, Double> rowsPerMessage() {
    Map<String, Double> rows = new TreeMap<>();
    for (Message message : messages) {
      message.added.forEach((table, some) -> rows.merge(table, (double) some.size(), Double::sum));
      message.changed.forEach((table, some) -> rows.merge(table + " changed", (double) some.size(), Double::sum));
      message.departed.forEach((table, some) -> rows.merge(table + " departed", (double) some.size(), Double::sum));
    }
    rows.replaceAll((table, some) -> Math.round(100 * some / messages.size()) / 100.0);
    return rows;
  }

  private void read(long upTo) throws SQLException {
    long came = count("message where direction = 'in' and id > ? and id <= ?", upTo);
    long moved = count("entry where id > ? and id <= ?", upTo);
    long most = moved == 0 ? MOST : Math.min(MOST, MOST_ENTRIES * came / moved);
    // A message about a declaration that was there before is left out: it would change what is not recorded.
    List<TableRow> incoming = Sql.query(connection, "select * from message where id > ? and id <= ? and direction = 'in' and outcome = 'answered'"
        + " and (declaration_id is null or declaration_id > ?) order by id limit " + most, TableRow::of, from, upTo, from);
    for (TableRow row : incoming) {
      Message message = new Message(row.number("id"));
      message.add(message.added, "message", row);
      messages.add(message);
      byId.put(message.id, message);
    }
    long last = messages.isEmpty() ? 0 : messages.get(messages.size() - 1).id;
    for (String table : List.of("message_key", "payload", "certificate", "licence_status")) {
      own(table, "message_id", byId.keySet());
    }
    // Entries, and what leaves, get their ids in the batch of their message.
    long end = Sql.query(connection, "select id from message where id > ? and direction = 'in' order by id limit 1 offset " + LARGEST_BATCH, row -> row.getLong(1), last).stream()
        .findFirst().orElse(Long.MAX_VALUE);
    List<TableRow> entries = Sql.query(connection, "select * from entry where id > ? and id < ? order by id", TableRow::of, from, end).stream()
        .filter(entry -> byId.containsKey(entry.number("message_id"))).toList();
    entries.forEach(entry -> add("entry", "message_id", entry));
    licences(entries);
    declarations(incoming);
    holds(entries);
    own("timer", "made_by", byId.keySet(), "select * from timer where declaration_id in (?)", ids(incoming, "declaration_id"));
    own("timer", "made_by", byId.keySet(), "select * from timer where declaration_id is null and licence_id in (?)", ids(entries, "licence_id"));
    departures(last, end);
  }

  private long count(String where, long upTo) throws SQLException {
    return Sql.query(connection, "select count(*) from " + where, row -> row.getLong(1), from, upTo).get(0);
  }

  private void add(String table, String key, TableRow row) {
    Message message = byId.get(row.number(key));
    if (message != null) {
      message.add(message.added, table, row);
    }
  }

  private void own(String table, String key, Collection<Long> ids) throws SQLException {
    own(table, key, ids, "select * from " + table + " where " + key + " in (?)", ids);
  }

  private void own(String table, String key, Collection<Long> ids, String sql, Collection<Long> values) throws SQLException {
    Sql.among(connection, sql, values, TableRow::of).stream().filter(row -> ids.contains(row.number(key))).forEach(row -> add(table, key, row));
  }

  private static Set<Long> ids(Collection<TableRow> rows, String column) {
    return rows.stream().map(row -> row.number(column)).filter(id -> id != 0).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Licences that came meanwhile belong to their records; all others stood there, and their lines are changed by every entry. */
  private void licences(List<TableRow> entries) throws SQLException {
    Set<Long> touched = ids(entries, "licence_id");
    Map<Long, Message> made = new TreeMap<>();
    messages.forEach(message -> message.added.getOrDefault("licence_status", List.of()).forEach(row -> made.putIfAbsent(row.number("licence_id"), message)));
    for (String table : List.of("licence", "licence_name", "licence_line")) {
      String key = table.equals("licence") ? "id" : "licence_id";
      for (TableRow row : Sql.among(connection, "select * from " + table + " where " + key + " in (?)", touched, TableRow::of)) {
        Message maker = row.number(key) > from ? made.get(row.number(key)) : null;
        if (maker == null) {
          standing.computeIfAbsent(table, any -> new ArrayList<>()).add(row);
        } else {
          maker.add(maker.added, table, row);
        }
      }
    }
    Map<Long, TableRow> lines = standing.getOrDefault("licence_line", List.of()).stream().collect(Collectors.toMap(row -> row.number("id"), row -> row));
    for (TableRow entry : entries) {
      TableRow line = lines.get(entry.number("line_id"));
      if (line != null) {
        Message message = byId.get(entry.number("message_id"));
        message.add(message.changed, "licence_line", line);
      }
    }
  }

  /** The first message of a declaration adds it, without the names it did not know; every later one writes all of it. */
  private void declarations(List<TableRow> incoming) throws SQLException {
    Map<Long, TableRow> rows = Sql.among(connection, "select * from declaration where id in (?)", ids(incoming, "declaration_id"), TableRow::of).stream()
        .collect(Collectors.toMap(row -> row.number("id"), row -> row));
    Set<Long> there = new HashSet<>();
    for (TableRow message : incoming) {
      TableRow row = rows.get(message.number("declaration_id"));
      if (row != null) {
        Message by = byId.get(message.number("id"));
        boolean first = there.add(row.number("id"));
        by.add(first ? by.added : by.changed, "declaration", first && message.get("mrn") == null ? row.with("mrn", null) : row);
      }
    }
  }

  private void holds(List<TableRow> entries) throws SQLException {
    Map<List<Long>, TableRow> holds = Sql.among(connection, "select * from hold where declaration_id in (?)", ids(entries, "declaration_id"), TableRow::of).stream()
        .collect(Collectors.toMap(Recording::place, row -> row));
    Set<List<Long>> there = new HashSet<>();
    for (TableRow entry : entries) {
      TableRow hold = holds.get(place(entry));
      if (hold != null) {
        boolean first = there.add(place(entry));
        Message by = byId.get(entry.number("message_id"));
        by.add(first ? by.added : by.changed, "hold", first ? hold.with("consumed", entry.text("move").equals("CONSUME") ? 1L : 0L).with("entry_id", entry.number("id")) : hold);
      }
    }
  }

  private static List<Long> place(TableRow row) {
    return List.of(row.number("line_id"), row.number("declaration_id"), row.number("goods_item"));
  }

  /** What has left stands in the journal as it was written with its cause; before, it waited in the outbox. */
  private void departures(long last, long end) throws SQLException {
    Map<Long, TableRow> left = Sql.query(connection, "select * from message where id > ? and id < ? and direction = 'out'", TableRow::of, from, end).stream()
        .filter(row -> row.number("cause_id") <= last && byId.containsKey(row.number("cause_id"))).collect(Collectors.toMap(row -> row.number("id"), row -> row));
    left.values().forEach(row -> {
      Message by = byId.get(row.number("cause_id"));
      by.add(by.added, "message", row.with("outcome", "waiting").with("answered_at", null));
      by.add(by.added, "outbox", outbox(row));
      by.add(by.departed, "message", row);
    });
    for (String table : List.of("message_key", "payload")) {
      for (TableRow row : Sql.among(connection, "select * from " + table + " where message_id in (?)", left.keySet(), TableRow::of)) {
        Message by = cause(left, row, "message_id");
        by.add(by.added, table, row);
      }
    }
    for (TableRow row : Sql.among(connection, "select * from usage_message where id in (?)", left.keySet(), TableRow::of)) {
      Message by = cause(left, row, "id");
      by.add(by.added, "usage_message", row);
      by.add(by.changed, "usage_count", row);
    }
  }

  private Message cause(Map<Long, TableRow> left, TableRow row, String key) {
    return byId.get(left.get(row.number(key)).number("cause_id"));
  }

  private static TableRow outbox(TableRow message) {
    return new TableRow().with("id", message.number("id")).with("bridge_id", 1L).with("destination", message.text("partner"))
        .with("order_key", message.get("mrn") == null ? "declaration/" + message.text("lrn") : "declaration/" + message.text("mrn"))
        .with("cause_id", message.number("cause_id")).with("correlation", null).with("properties", message.text("facts")).with("created_at", message.number("received_at"));
  }
}
