package org.elicensing.bridge.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.elicensing.bridge.database.Sql;

/** Writes and reads what messages are found by. */
final class BusinessKeys {

  private static final String INSERT = "insert into message_key (kind, value, message_id) values (?,?,?)";

  record Owned(BusinessKey key, long message) {}

  private BusinessKeys() {}

  static void save(Connection connection, List<JournalEntry> entries) throws SQLException {
    List<Owned> owned = new ArrayList<>();
    entries.forEach(entry -> entry.subject().keys().forEach(key -> owned.add(new Owned(key, entry.received().id()))));
    insert(connection, owned);
  }

  static void insert(Connection connection, List<Owned> owned) throws SQLException {
    Sql.batch(connection, INSERT, owned, (statement, each) -> Sql.bindAll(statement, each.key().kind().text(), each.key().value(), each.message()));
  }

  /** A message turned out to be about these licences as well. */
  static void add(Connection connection, long message, Collection<String> licences) throws SQLException {
    for (String licence : licences) {
      Sql.update(connection, INSERT + " on conflict do nothing", BusinessKey.Kind.LICENCE.text(), licence, message);
    }
  }

  static void replace(Connection connection, JournalEntry entry) throws SQLException {
    Sql.update(connection, "delete from message_key where message_id = ?", entry.received().id());
    save(connection, List.of(entry));
  }

  /**
   * What leaves is found under what caused it; what leaves about one licence under that one only.
   *
   * @param licence or null
   */
  static Stream<BusinessKey> inherited(List<BusinessKey> ofCause, String licence) {
    return licence == null ? ofCause.stream()
        : Stream.concat(ofCause.stream().filter(key -> key.kind() != BusinessKey.Kind.LICENCE), Stream.of(new BusinessKey(BusinessKey.Kind.LICENCE, licence)));
  }

  /** Gives a message that left the keys of its cause, which is in the journal already. */
  static void inherit(Connection connection, Departure departure) throws SQLException {
    List<BusinessKey> ofCause = Sql.query(connection, "select kind, value from message_key where message_id = ?",
        row -> new BusinessKey(BusinessKey.Kind.valueOf(row.getString(1).toUpperCase(Locale.ROOT)), row.getString(2)), departure.cause());
    insert(connection, inherited(ofCause, departure.licence()).map(key -> new Owned(key, departure.id())).toList());
  }

  /** The licences that each of the messages names, in order. */
  static Map<Long, List<String>> licences(Connection connection, Collection<Long> messages) throws SQLException {
    Map<Long, List<String>> licences = new HashMap<>();
    Sql.among(connection, "select value, message_id from message_key where message_id in (?) and kind = 'licence' order by value", messages,
        row -> new Owned(new BusinessKey(BusinessKey.Kind.LICENCE, row.getString(1)), row.getLong(2)))
        .forEach(each -> licences.computeIfAbsent(each.message(), id -> new ArrayList<>()).add(each.key().value()));
    return licences;
  }
}
