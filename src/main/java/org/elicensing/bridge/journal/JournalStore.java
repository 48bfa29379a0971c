package org.elicensing.bridge.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.elicensing.bridge.database.Sql;

/** Writes messages with all that belongs to them, in the transaction of whoever decided them, and finds them again. */
public final class JournalStore {

  private static final String REMEMBERED = "select message.id, message.identity, message.transport_id, message.outcome, message.content_hash,"
      + " payload.content_type, payload.body, payload.size, payload.certificate_id, payload.status_shown, payload.http_status"
      + " from message left join payload on payload.message_id = message.id and payload.part = 'answer' where ";

  private final LongSupplier ids;
  private final long bridge;

  public JournalStore(LongSupplier ids, long bridge) {
    this.ids = ids;
    this.bridge = bridge;
  }

  public List<Remembered> byIdentity(Connection connection, Collection<String> identities) throws SQLException {
    return Sql.among(connection, REMEMBERED + "message.identity in (?)", identities, JournalStore::remembered);
  }

  public List<Remembered> byTransport(Connection connection, Collection<String> transportIds) throws SQLException {
    return Sql.among(connection, REMEMBERED + "message.transport_id in (?)", transportIds, JournalStore::remembered);
  }

  public Optional<Remembered> byId(Connection connection, long id) throws SQLException {
    return Sql.query(connection, REMEMBERED + "message.id = ?", JournalStore::remembered, id).stream().findFirst();
  }

  /** Those of the messages that were parked and are settled: nobody decides them anew. */
  public List<Long> settled(Connection connection, Collection<Long> ids) throws SQLException {
    return Sql.among(connection, "select message_id from parked where message_id in (?) and state <> 'open'", ids, row -> row.getLong(1));
  }

  private static Remembered remembered(ResultSet row) throws SQLException {
    byte[] body = row.getBytes("body");
    Reply reply = body == null ? null : new Reply(row.getString("content_type"), Packing.unpack(body, row.getInt("size")),
        Sql.longOrNull(row, "certificate_id"), row.getString("status_shown"), row.getInt("http_status"));
    return new Remembered(row.getLong("id"), row.getString("identity"), row.getString("transport_id"), row.getString("outcome"), row.getBytes("content_hash"), reply);
  }

  /** Writes the entries, their payloads and keys, and what leaves because of them. */
  public void save(Connection connection, List<JournalEntry> entries) throws SQLException {
    List<JournalEntry> fresh = entries.stream().filter(entry -> !entry.replay()).toList();
    List<JournalEntry> again = entries.stream().filter(JournalEntry::replay).toList();
    saveMessages(connection, fresh);
    DecidedAnew.save(connection, again);
    press(fresh);
    savePayloads(connection, fresh);
    saveNeeds(connection, fresh);
    Leaving.save(connection, Leaving.because(entries, ids), bridge);
  }

  /** What is not pressed yet is so now, by all processors at once: nobody else has anything to do, since all wait for the commit. */
  private static void press(List<JournalEntry> entries) {
    (entries.size() == 1 ? entries.stream() : entries.parallelStream()).forEach(JournalEntry::press);
  }

  private static void saveMessages(Connection connection, List<JournalEntry> entries) throws SQLException {
    Sql.batch(connection, "insert into message (id, direction, door, kind, partner, identification, identity, content_hash, transport_id, mrn, lrn, office,"
        + " outcome, code, facts, effects, received_at, answered_at, cause_id, declaration_id, reply_to, correlation) values (?,'in',?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", entries, (statement, entry) -> {
          Received received = entry.received();
          Subject subject = entry.subject();
          Sql.bindAll(statement, received.id(), received.door(), subject.kind(), subject.partner(), subject.identification(),
              entry.remembered() ? subject.identity() : null, subject.contentHash(), received.transportId(), subject.mrn(), subject.lrn(), subject.office(),
              entry.outcome(), entry.code(), entry.facts(), entry.effects(), received.at().toEpochMilli(), millis(entry), none(entry.cause()), none(entry.declarationId()),
              received.replyTo(), received.correlation());
        });
    BusinessKeys.save(connection, entries);
  }

  /**
   * A message that waited was worked because another one came.
   *
   * @param licences that it turned out to be about
   */
  public static void resume(Connection connection, long messageId, boolean refused, Collection<String> licences, Reply reply, Instant now) throws SQLException {
    Sql.update(connection, "update message set outcome = ?, answered_at = ? where id = ?", refused ? "refused" : "answered", now.toEpochMilli(), messageId);
    Sql.update(connection, "delete from payload where message_id = ? and part = 'answer'", messageId);
    saveReply(connection, messageId, reply);
    BusinessKeys.add(connection, messageId, licences);
    Sql.update(connection, "delete from waiting where message_id = ?", messageId);
    Sql.update(connection, "update parked set state = 'resumed', settled_at = ? where message_id = ? and state = 'open'", now.toEpochMilli(), messageId);
  }

  private static void savePayloads(Connection connection, List<JournalEntry> entries) throws SQLException {
    Sql.batch(connection, INSERT_RAW, entries, (statement, entry) -> Sql.bindAll(statement, entry.received().id(), entry.received().contentType(), entry.received().body().packed(),
        entry.received().raw().length));
    Sql.batch(connection, INSERT_ANSWER, entries.stream().filter(JournalEntry::answersItself).toList(),
        (statement, entry) -> Sql.bindAll(statement, answer(entry.received().id(), entry.reply())));
  }

  static final String INSERT_RAW = "insert into payload (message_id, part, content_type, body, size) values (?,'raw',?,?,?)";
  private static final String INSERT_ANSWER = "insert into payload (message_id, part, content_type, body, size, certificate_id, status_shown, http_status)"
      + " values (?,'answer',?,?,?,?,?,?)";

  private static Object[] answer(long messageId, Reply reply) {
    return new Object[] {messageId, reply.contentType(), reply.text().packed(), reply.body().length, reply.certificateId(), reply.statusShown(), reply.httpStatus()};
  }

  static void saveReply(Connection connection, long messageId, Reply reply) throws SQLException {
    Sql.update(connection, INSERT_ANSWER, answer(messageId, reply));
  }

  private static void saveNeeds(Connection connection, List<JournalEntry> entries) throws SQLException {
    Sql.batch(connection, INSERT_PARKED, entries.stream().filter(entry -> entry.parked() != null).toList(), (statement, entry) -> Sql.bindAll(statement, parked(entry)));
    Sql.batch(connection, INSERT_WAITING, entries.stream().filter(entry -> entry.waiting() != null).toList(), (statement, entry) -> Sql.bindAll(statement, waiting(entry)));
  }

  static final String INSERT_PARKED = "insert into parked (message_id, cause, sentence, state, parked_at) values (?,?,?,'open',?)";
  static final String INSERT_WAITING = "insert into waiting (message_id, declaration_id, until, reply_to, correlation) values (?,?,?,?,?)";

  static Object[] parked(JournalEntry entry) {
    return new Object[] {entry.received().id(), entry.parked().cause(), entry.parked().sentence(), millis(entry)};
  }

  static Object[] waiting(JournalEntry entry) {
    return new Object[] {entry.received().id(), entry.declarationId(), entry.waiting().until().toEpochMilli(), entry.received().replyTo(), entry.received().correlation()};
  }

  /** The broker has these of the outbox. */
  public void sent(Connection connection, List<Long> ids, Instant when) throws SQLException {
    Leaving.sent(connection, ids, when);
  }

  /** This one of the outbox is given up: what was to be sent stays in the journal. */
  public void unsendable(Connection connection, long id, String destination, String correlation, String why, Instant when) throws SQLException {
    Leaving.failed(connection, id, Leaving.facts(destination, correlation, why), when);
  }

  /** Journals a message that left another way than through the outbox, or never will, under the declaration and the licences of what caused it. */
  public void saveDeparture(Connection connection, Departure departure) throws SQLException {
    Sql.update(connection, "insert into message (id, direction, door, kind, partner, outcome, facts, effects, received_at, answered_at, cause_id, mrn, lrn, office, declaration_id)"
        + " select ?,'out','queue',?,?,?,?,0,?,?,id,mrn,lrn,office,declaration_id from message where id = ?",
        departure.id(), departure.kind(), departure.partner(), departure.outcome(), departure.facts(), departure.written().toEpochMilli(), departure.left().toEpochMilli(),
        departure.cause());
    Sql.update(connection, INSERT_RAW, departure.id(), departure.contentType(), departure.packed(), departure.size());
    BusinessKeys.inherit(connection, departure);
  }

  /** Asks for a human about a message that is in the journal already; what is open about it stays open under its first cause. */
  public void park(Connection connection, long messageId, String cause, String sentence, Instant at) throws SQLException {
    Sql.update(connection, "insert into parked (message_id, cause, sentence, state, parked_at) select id, ?, ?, 'open', ? from message where id = ?"
        + " on conflict (message_id) do update set cause = excluded.cause, sentence = excluded.sentence, state = 'open', parked_at = excluded.parked_at,"
        + " settled_at = null, settled_by = null where parked.state <> 'open'", cause, sentence, at.toEpochMilli(), messageId);
  }

  static Long millis(JournalEntry entry) {
    return entry.answeredAt().toEpochMilli();
  }

  static Long none(long id) {
    return id == 0 ? null : id;
  }
}
