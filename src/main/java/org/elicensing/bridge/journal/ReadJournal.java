package org.elicensing.bridge.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.journal.Journalled.ParkedState;

/** Finds messages again, one by one or as the story of a declaration or a licence. */
public final class ReadJournal {

  private static final String SELECT = "select message.*, parked.cause, parked.sentence, parked.state, parked.parked_at, parked.settled_at,"
      + " parked.settled_by, parked.note from message left join parked on parked.message_id = message.id";

  private final Database database;

  public ReadJournal(Database database) {
    this.database = database;
  }

  /** The story in order, oldest first, from the message after the one given. */
  public List<Journalled> story(StoryKey key, long after, int limit) {
    return database.read(connection -> {
      Collection<Long> ids = StoryIds.of(connection, key, after, limit);
      return found(connection, ids);
    });
  }

  /** The newest messages before the one given, newest first. */
  public List<Journalled> newest(long before, int limit) {
    return database.read(connection -> licences(connection,
        Sql.query(connection, SELECT + " where message.id < ? order by message.id desc limit ?", ReadJournal::message, before, limit)));
  }

  /**
   * What is parked, newest first.
   *
   * @param cause null for any
   */
  public List<Journalled> parked(String state, String cause, long before, int limit) {
    boolean any = cause == null || cause.isBlank();
    String sql = SELECT + " where parked.state = ? and parked.message_id < ?" + (any ? "" : " and parked.cause = ?") + " order by parked.message_id desc limit ?";
    Object[] values = any ? new Object[] {state, before, limit} : new Object[] {state, before, cause, limit};
    return database.read(connection -> licences(connection, Sql.query(connection, sql, ReadJournal::message, values)));
  }

  public Optional<Journalled> message(long id) {
    return database.read(connection -> found(connection, List.of(id)).stream().findFirst());
  }

  private static List<Journalled> found(Connection connection, Collection<Long> ids) throws SQLException {
    return licences(connection, Sql.among(connection, SELECT + " where message.id in (?)", ids, ReadJournal::message).stream().sorted(Comparator.comparingLong(Journalled::id)).toList());
  }

  /** The message as it came, to be understood once more. */
  public Optional<Received> received(long id) {
    return database.read(connection -> Sql.query(connection, "select message.*, payload.content_type, payload.body, payload.size from message"
        + " join payload on payload.message_id = message.id and payload.part = 'raw' where message.id = ? and message.direction = 'in'", ReadJournal::received, id).stream().findFirst());
  }

  /** The raw payload, or what was answered. */
  public Optional<Reply> payload(long id, String part) {
    return database.read(connection -> Sql.query(connection, "select * from payload where message_id = ? and part = ?", row -> new Reply(row.getString("content_type"),
        Packing.unpack(row.getBytes("body"), row.getInt("size")), Sql.longOrNull(row, "certificate_id"), row.getString("status_shown"), row.getInt("http_status")), id, part).stream().findFirst());
  }

  private static Received received(ResultSet row) throws SQLException {
    byte[] raw = Packing.unpack(row.getBytes("body"), row.getInt("size"));
    return new Received(row.getLong("id"), row.getString("door"), row.getString("partner"), row.getString("content_type"), raw, raw.length,
        Instant.ofEpochMilli(row.getLong("received_at")), row.getString("transport_id"), row.getString("reply_to"), row.getString("correlation"));
  }

  private static List<Journalled> licences(Connection connection, List<Journalled> messages) throws SQLException {
    Map<Long, List<String>> licences = BusinessKeys.licences(connection, messages.stream().map(Journalled::id).toList());
    return messages.stream().map(each -> new Journalled(each.id(), each.direction(), each.door(), each.kind(), each.partner(), each.identification(), each.mrn(), each.lrn(),
        each.office(), licences.getOrDefault(each.id(), List.of()), each.outcome(), each.code(), each.facts(), each.receivedAt(), each.answeredAt(), each.cause(), each.parked())).toList();
  }

  private static Journalled message(ResultSet row) throws SQLException {
    return new Journalled(row.getLong("id"), row.getString("direction"), row.getString("door"), row.getString("kind"), row.getString("partner"),
        row.getString("identification"), row.getString("mrn"), row.getString("lrn"), row.getString("office"), List.of(), row.getString("outcome"),
        row.getString("code"), row.getString("facts"), instant(row, "received_at"), instant(row, "answered_at"), Sql.longOrNull(row, "cause_id"), parked(row));
  }

  private static ParkedState parked(ResultSet row) throws SQLException {
    return row.getString("state") == null ? null : new ParkedState(row.getString("cause"), row.getString("sentence"), row.getString("state"), instant(row, "parked_at"),
        instant(row, "settled_at"), row.getString("settled_by"), row.getString("note"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    Long millis = Sql.longOrNull(row, column);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
