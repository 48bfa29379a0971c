package org.elicensing.bridge.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Sql;

/**
 * What the database alone can take: the rows that reservations and clearances left behind, written again
 * into an empty database of the same schema, so many messages to one durable commit, and their usage
 * messages out of the outbox in a second one, as the bridge does it. Nothing is read, decided or answered.
 */
final class BareWriter {

  private static final int MESSAGES = 20_000;
  private static final List<String> STANDING = List.of("licence", "licence_name", "licence_line");

  private record Moved(long messageId, long declarationId, boolean consumes) {}

  /** One message with its rows by table; its hold is made or, when it consumes, changed. */
  private record Written(long id, Object[] hold, boolean consumes, Map<String, List<Object[]>> rows, Map<String, List<Object[]>> departed) {

    Written(long id, Object[] hold, boolean consumes) {
      this(id, hold, consumes, new LinkedHashMap<>(), new LinkedHashMap<>());
    }
  }

  private final Map<String, List<Object[]>> standing = new LinkedHashMap<>();
  private final List<Written> messages = new ArrayList<>();

  /** Takes the rows of the newest pairs from the database of a bridge that has stopped. */
  static BareWriter of(Store store) throws SQLException {
    BareWriter writer = new BareWriter();
    try (Connection connection = store.connect()) {
      writer.read(connection);
    }
    return writer;
  }

  private void read(Connection connection) throws SQLException {
    // The bridge itself never asks for the entries of a message in bulk.
    Sql.update(connection, "create index if not exists bench_entry on entry (message_id)");
    for (String table : STANDING) {
      standing.put(table, rows(connection, "select * from " + table));
    }
    Set<Long> reserved = new HashSet<>();
    List<Moved> moved = Sql.query(connection, "select entry.message_id, entry.declaration_id, entry.move from entry join licence on licence.id = entry.licence_id"
        + " where licence.reference like ? and entry.move in ('RESERVE', 'CONSUME') order by entry.id desc limit " + MESSAGES,
        row -> new Moved(row.getLong(1), row.getLong(2), row.getString(3).equals("CONSUME")), "FI-DU-" + Requests.SPREAD + "-%");
    for (int i = moved.size() - 1; i >= 0; i--) {
      Moved each = moved.get(i);
      if (each.consumes() ? reserved.contains(each.declarationId()) : reserved.add(each.declarationId())) {
        add(connection, each);
      }
    }
  }

  private void add(Connection connection, Moved moved) throws SQLException {
    long id = moved.messageId();
    Object[] hold = rows(connection, "select * from hold where declaration_id = " + moved.declarationId()).get(0);
    Written written = new Written(id, hold, moved.consumes());
    if (!moved.consumes()) {
      written.rows.put("declaration", rows(connection, "select * from declaration where id = " + moved.declarationId()));
    }
    written.rows.put("message", rows(connection, "select * from message where id = " + id));
    written.rows.put("message_key", rows(connection, "select * from message_key where message_id = " + id));
    written.rows.put("payload", rows(connection, "select * from payload where message_id = " + id));
    written.rows.put("entry", rows(connection, "select * from entry where message_id = " + id));
    for (long out : Sql.query(connection, "select id from message where cause_id = ? and direction = 'out'", row -> row.getLong(1), id)) {
      written.rows.computeIfAbsent("outbox", table -> new ArrayList<>()).addAll(rows(connection, "select message.id, 1, 'bridge.licensing.usage.out', 'licence/' || message_key.value, cause_id, 'eu', null,"
          + " content_type, zeroblob(size), null, '{\"kind\":\"LicenceUsage\",\"licensingSystem\":\"eu\"}', received_at from message join payload on payload.message_id = message.id"
          + " join message_key on message_key.message_id = message.id and message_key.kind = 'licence' where message.id = " + out));
      written.departed.put("message", rows(connection, "select * from message where id = " + out));
      written.departed.put("payload", rows(connection, "select * from payload where message_id = " + out));
      written.departed.put("message_key", rows(connection, "select * from message_key where message_id = " + out));
    }
    messages.add(written);
  }

  private static List<Object[]> rows(Connection connection, String sql) throws SQLException {
    return Sql.query(connection, sql, BareWriter::row);
  }

  private static Object[] row(ResultSet row) throws SQLException {
    Object[] columns = new Object[row.getMetaData().getColumnCount()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = row.getObject(i + 1);
    }
    return columns;
  }

  /** Messages per second, written with that many to a commit. */
  double perSecond(Path directory, int batch) throws SQLException {
    Path file = directory.resolve("bare.db");
    try (Database database = Database.embedded(file, 1)) {
      database.write(connection -> {
        for (Map.Entry<String, List<Object[]>> table : standing.entrySet()) {
          insert(connection, table.getKey(), table.getValue());
        }
        return null;
      });
      long began = System.nanoTime();
      for (int from = 0; from < messages.size(); from += batch) {
        List<Written> some = messages.subList(from, Math.min(messages.size(), from + batch));
        database.write(connection -> write(connection, some));
        database.write(connection -> depart(connection, some));
      }
      return messages.size() / ((System.nanoTime() - began) / 1e9);
    } finally {
      Lab.remove(file);
    }
  }

  private static Void write(Connection connection, List<Written> some) throws SQLException {
    insert(connection, "declaration", of(some, "declaration"));
    Sql.batch(connection, "update licence_line set moves = moves + 1, allocations = allocations + ?, quantity_reserved = quantity_reserved + ?, quantity_consumed = quantity_consumed + ?,"
        + " last_entry = ?, revision = revision + 1 where id = ?", some,
        (statement, each) -> Sql.bindAll(statement, each.consumes ? 0 : 1, each.consumes ? 0 : 1, each.consumes ? 1 : 0, each.id, number(each.hold[0])));
    insert(connection, "hold", some.stream().filter(each -> !each.consumes).map(each -> each.hold).toList());
    Sql.batch(connection, "update hold set consumed = 1, entry_id = ? where line_id = ? and declaration_id = ? and goods_item = ?", some.stream().filter(each -> each.consumes).toList(),
        (statement, each) -> Sql.bindAll(statement, each.id, number(each.hold[0]), number(each.hold[1]), number(each.hold[2])));
    Sql.batch(connection, "update declaration set last_message = ?, revision = revision + 1 where id = ?", some.stream().filter(each -> each.consumes).toList(),
        (statement, each) -> Sql.bindAll(statement, each.id, number(each.hold[1])));
    for (String table : List.of("message", "message_key", "payload", "entry", "outbox")) {
      insert(connection, table, of(some, table));
    }
    return null;
  }

  private static Void depart(Connection connection, List<Written> some) throws SQLException {
    for (String table : List.of("message", "message_key", "payload")) {
      insert(connection, table, some.stream().flatMap(each -> each.departed.getOrDefault(table, List.of()).stream()).toList());
    }
    Sql.batch(connection, "delete from outbox where id = ?", of(some, "outbox"), (statement, row) -> Sql.bindAll(statement, number(row[0])));
    return null;
  }

  private static long number(Object column) {
    return ((Number) column).longValue();
  }

  private static List<Object[]> of(List<Written> some, String table) {
    return some.stream().flatMap(each -> each.rows.getOrDefault(table, List.of()).stream()).toList();
  }

  private static void insert(Connection connection, String table, List<Object[]> rows) throws SQLException {
    if (!rows.isEmpty()) {
      Sql.batch(connection, "insert into " + table + " values (?" + ",?".repeat(rows.get(0).length - 1) + ")", rows, BareWriter::bind);
    }
  }

  private static void bind(PreparedStatement statement, Object[] row) throws SQLException {
    Sql.bindAll(statement, row);
  }
}
