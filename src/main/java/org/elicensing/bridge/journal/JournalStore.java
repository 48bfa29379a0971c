package org.elicensing.bridge.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
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
    savePayloads(connection, fresh);
    saveNeeds(connection, fresh);
    saveOutgoing(connection, entries);
  }

  private static void saveMessages(Connection connection, List<JournalEntry> entries) throws SQLException {
    Sql.batch(connection, "insert into message (id, reference, direction, door, kind, partner, identification, identity, content_hash, transport_id, mrn, lrn, office,"
        + " outcome, code, facts, received_at, answered_at, cause_id, declaration_id, reply_to, correlation) values (?,?,'in',?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", entries, (statement, entry) -> {
          Received received = entry.received();
          Subject subject = entry.subject();
          Sql.bindAll(statement, received.id(), received.reference(), received.door(), subject.kind(), subject.partner(), subject.identification(),
              entry.remembered() ? subject.identity() : null, subject.contentHash(), received.transportId(), subject.mrn(), subject.lrn(), subject.office(),
              entry.outcome(), entry.code(), entry.facts(), received.at().toEpochMilli(), millis(entry), none(entry.cause()), none(entry.declarationId()),
              received.replyTo(), received.correlation());
        });
    List<String[]> licences = new ArrayList<>();
    entries.forEach(entry -> entry.subject().licences().forEach(licence -> licences.add(new String[] {licence, Long.toString(entry.received().id())})));
    Sql.batch(connection, "insert into message_licence (reference, message_id) values (?,?)", licences,
        (statement, each) -> Sql.bindAll(statement, each[0], Long.valueOf(each[1])));
  }

  /** A message that waited was worked because another one came. */
  public static void resume(Connection connection, long messageId, boolean refused, Reply reply, Instant now) throws SQLException {
    Sql.update(connection, "update message set outcome = ?, answered_at = ? where id = ?", refused ? "refused" : "answered", now.toEpochMilli(), messageId);
    Sql.update(connection, "delete from payload where message_id = ? and part = 'answer'", messageId);
    saveReply(connection, messageId, reply);
    Sql.update(connection, "delete from waiting where message_id = ?", messageId);
    Sql.update(connection, "update parked set state = 'resumed', settled_at = ? where message_id = ? and state = 'open'", now.toEpochMilli(), messageId);
  }

  private static void savePayloads(Connection connection, List<JournalEntry> entries) throws SQLException {
    Sql.batch(connection, "insert into payload (message_id, part, content_type, body, size) values (?,'raw',?,?,?)", entries, (statement, entry) -> {
      Received received = entry.received();
      Sql.bindAll(statement, received.id(), received.contentType(), Packing.pack(received.raw()), received.raw().length);
    });
    List<JournalEntry> answered = entries.stream().filter(entry -> entry.reply() != null && entry.cause() == 0).toList();
    Sql.batch(connection, INSERT_ANSWER, answered, (statement, entry) -> Sql.bindAll(statement, answer(entry.received().id(), entry.reply())));
  }

  private static final String INSERT_ANSWER = "insert into payload (message_id, part, content_type, body, size, certificate_id, status_shown, http_status)"
      + " values (?,'answer',?,?,?,?,?,?)";

  private static Object[] answer(long messageId, Reply reply) {
    return new Object[] {messageId, reply.contentType(), Packing.pack(reply.body()), reply.body().length, reply.certificateId(), reply.statusShown(), reply.httpStatus()};
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

  private void saveOutgoing(Connection connection, List<JournalEntry> entries) throws SQLException {
    List<Leaving> leaving = new ArrayList<>();
    entries.forEach(entry -> entry.outgoing().forEach(message -> leaving.add(new Leaving(ids.getAsLong(), entry, message))));
    Leaving.save(connection, leaving, bridge);
  }

  static Long millis(JournalEntry entry) {
    return entry.answeredAt().toEpochMilli();
  }

  static Long none(long id) {
    return id == 0 ? null : id;
  }
}
