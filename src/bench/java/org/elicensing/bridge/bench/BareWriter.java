package org.elicensing.bridge.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Sql;

/**
 * What the database alone can take: the rows that messages left behind, written again into an empty database of
 * the same schema, so many messages to one durable commit, and what they sent out of the outbox, as many at once as
 * the bridge does. Nothing is read, decided or answered.
 */
final class BareWriter implements AutoCloseable {

  /** In the order in which rows point at each other. */
  private static final List<String> TABLES = List.of("licence", "licence_name", "licence_line", "declaration", "hold", "entry", "message", "message_key", "payload", "certificate",
      "licence_status", "outbox", "usage_message", "usage_count", "timer");
  /** Rows that the bridge takes from its outbox at once. */
  private static final int DEPARTING = 500;
  /** What never changes: the bridge does not write it again either. */
  private static final Set<String> LASTING = Set.of("licence_id", "parent_id", "line_number", "mrn", "lrn", "declarant");
  private static final Map<String, List<String>> KEYS = Map.of("licence_line", List.of("id"), "declaration", List.of("id"), "hold", List.of("line_id", "declaration_id", "goods_item"));

  private final Recording recording;
  private final Database database;
  private int next;

  BareWriter(Recording recording, Database database) {
    this.recording = recording;
    this.database = database;
    if (recording.messages.isEmpty()) {
      throw new IllegalStateException("There is nothing to write once more: no message was recorded.");
    }
  }

  /** Messages written, the time that took, and how long each commit of them did. */
  record Written(long messages, double seconds, Histogram commits) {}

  /** Writes for that long, beginning anew with an empty database when everything is written; that is not counted. */
  Written write(int batch, boolean departing, double seconds) throws SQLException {
    Histogram commits = new Histogram(60_000_000_000L, 3);
    long most = (long) (seconds * 1e9);
    long spent = 0;
    long messages = 0;
    List<Recording.Message> leaving = new ArrayList<>();
    while (spent < most) {
      if (next == 0 || next == recording.messages.size()) {
        begin();
        leaving.clear();
      }
      List<Recording.Message> some = recording.messages.subList(next, Math.min(recording.messages.size(), next + batch));
      next += some.size();
      long began = System.nanoTime();
      database.write(connection -> commit(connection, some));
      commits.recordValue(System.nanoTime() - began);
      leaving.addAll(some);
      if (departing && leaving.size() >= DEPARTING) {
        database.write(connection -> depart(connection, leaving));
        leaving.clear();
      }
      spent += System.nanoTime() - began;
      messages += some.size();
    }
    return new Written(messages, spent / 1e9, commits);
  }

  private void begin() throws SQLException {
    next = 0;
    database.write(connection -> {
      for (int i = TABLES.size() - 1; i >= 0; i--) {
        // What was used before the bridge stands under a declaration that every database has.
        Sql.update(connection, "delete from " + TABLES.get(i) + (TABLES.get(i).equals("declaration") ? " where id <> 0" : ""));
      }
      return null;
    });
    database.write(connection -> {
      for (String table : TABLES) {
        insert(connection, table, recording.standing.getOrDefault(table, List.of()));
      }
      return null;
    });
  }

  private static Void commit(Connection connection, List<Recording.Message> some) throws SQLException {
    for (String table : TABLES) {
      if (table.equals("usage_count")) {
        count(connection, all(some, Recording.Message::changed, table));
        continue;
      }
      insert(connection, table, all(some, Recording.Message::added, table));
      update(connection, table, all(some, Recording.Message::changed, table));
    }
    return null;
  }

  private static Void depart(Connection connection, List<Recording.Message> some) throws SQLException {
    Sql.batch(connection, "update message set outcome = ?, answered_at = ? where id = ?", all(some, Recording.Message::departed, "message"),
        (statement, row) -> Sql.bindAll(statement, row.get("outcome"), row.get("answered_at"), row.get("id")));
    Sql.batch(connection, "delete from outbox where id = ?", all(some, Recording.Message::added, "outbox"), (statement, row) -> Sql.bindAll(statement, row.get("id")));
    return null;
  }

  private static List<TableRow> all(List<Recording.Message> some, java.util.function.Function<Recording.Message, Map<String, List<TableRow>>> which, String table) {
    return some.stream().flatMap(each -> which.apply(each).getOrDefault(table, List.of()).stream()).toList();
  }

  private static void insert(Connection connection, String table, List<TableRow> rows) throws SQLException {
    if (!rows.isEmpty()) {
      Collection<String> columns = rows.get(0).columns().keySet();
      Sql.batch(connection, "insert into " + table + " (" + String.join(", ", columns) + ") values (?" + ",?".repeat(columns.size() - 1) + ")", rows,
          (statement, row) -> Sql.bindAll(statement, row.values()));
    }
  }

  /** Each row once, however many messages of the batch changed it, as the bridge does. */
  private static void update(Connection connection, String table, List<TableRow> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    List<String> keys = KEYS.get(table);
    Map<List<Long>, TableRow> once = new LinkedHashMap<>();
    rows.forEach(row -> once.put(keys.stream().map(row::number).toList(), row));
    List<String> columns = rows.get(0).columns().keySet().stream().filter(column -> !keys.contains(column) && !LASTING.contains(column)).toList();
    String set = columns.stream().map(column -> column + " = ?").collect(Collectors.joining(", "));
    Sql.batch(connection, "update " + table + " set " + set + " where " + keys.stream().map(key -> key + " = ?").collect(Collectors.joining(" and ")), once.values(), (statement, row) -> {
      List<Object> values = new ArrayList<>();
      columns.forEach(column -> values.add(row.get(column)));
      keys.forEach(key -> values.add(row.get(key)));
      Sql.bindAll(statement, values.toArray());
    });
  }

  private static void count(Connection connection, List<TableRow> usage) throws SQLException {
    Map<Long, TableRow> last = usage.stream().collect(Collectors.toMap(row -> row.number("licence_id"), row -> row, (one, later) -> later, TreeMap::new));
    Sql.batch(connection, "insert into usage_count (licence_id, system, told, acknowledged, last_message) values (?,?,?,0,?)"
        + " on conflict (licence_id) do update set told = excluded.told, last_message = excluded.last_message", last.values(),
        (statement, row) -> Sql.bindAll(statement, row.get("licence_id"), row.get("system"), row.get("number"), row.get("id")));
  }

  @Override
  public void close() {
    database.close();
  }
}
