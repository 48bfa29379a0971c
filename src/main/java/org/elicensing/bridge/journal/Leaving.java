package org.elicensing.bridge.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.reading.Json;

/**
 * A message that leaves because of another one, as it is written with it: it stands in the journal at once, found by what caused
 * it, and waits in the outbox until the broker has it.
 *
 * @param id in journal and outbox
 * @param cause the message that caused it
 */
record Leaving(long id, JournalEntry cause, Outgoing message) {

  static List<Leaving> because(List<JournalEntry> causes, LongSupplier ids) {
    return causes.stream().flatMap(cause -> cause.outgoing().stream().map(message -> new Leaving(message.id() == 0 ? ids.getAsLong() : message.id(), cause, message))).toList();
  }

  /** @param bridge that is to send them */
  static void save(Connection connection, List<Leaving> leaving, long bridge) throws SQLException {
    Sql.batch(connection, "insert into message (id, direction, door, kind, partner, mrn, lrn, office, outcome, facts, effects, received_at, cause_id, declaration_id)"
        + " values (?,'out','queue',?,?,?,?,?,'waiting',?,0,?,?,?)", leaving, (statement, each) -> Sql.bindAll(statement, each.id, each.message.kind(), each.receiver(),
            each.subject().mrn(), each.subject().lrn(), each.subject().office(), facts(each.message.destination(), each.message.correlation(), null),
            JournalStore.millis(each.cause), each.causeId(), JournalStore.none(each.cause.declarationId())));
    Sql.batch(connection, JournalStore.INSERT_RAW, leaving, (statement, each) -> Sql.bindAll(statement, each.id, each.message.contentType(), each.message.text().packed(), each.message.body().length));
    BusinessKeys.insert(connection, leaving.stream().flatMap(Leaving::keys).toList());
    Sql.batch(connection, "insert into outbox (id, bridge_id, destination, order_key, cause_id, correlation, properties, created_at) values (?,?,?,?,?,?,?,?)", leaving,
        (statement, each) -> Sql.bindAll(statement, each.id, bridge, each.message.destination(), each.message.orderKey(), each.causeId(), each.message.correlation(),
            Json.text(each.properties()), JournalStore.millis(each.cause)));
  }

  /** The broker has them. */
  static void sent(Connection connection, List<Long> ids, Instant when) throws SQLException {
    Sql.batch(connection, "update message set outcome = 'sent', answered_at = ? where id = ?", ids, (statement, id) -> Sql.bindAll(statement, when.toEpochMilli(), id));
    forget(connection, ids);
  }

  /** Nobody will ever have it. */
  static void failed(Connection connection, long id, String facts, Instant when) throws SQLException {
    Sql.update(connection, "update message set outcome = 'failed', facts = ?, answered_at = ? where id = ?", facts, when.toEpochMilli(), id);
    forget(connection, List.of(id));
  }

  private static void forget(Connection connection, List<Long> ids) throws SQLException {
    Sql.batch(connection, "delete from outbox where id = ?", ids, (statement, id) -> Sql.bindAll(statement, id));
  }

  /**
   * What the journal knows of the way it takes.
   *
   * @param why it could not leave, or null
   */
  static String facts(String destination, String correlation, String why) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("destination", destination);
    if (correlation != null) {
      facts.put("correlation", correlation);
    }
    if (why != null) {
      facts.put("why", why);
    }
    return Json.text(facts);
  }

  private long causeId() {
    return cause.received().id();
  }

  private Subject subject() {
    return cause.subject();
  }

  /** Whom it is for; where that is not known, the queue it goes to. */
  private String receiver() {
    return message.partner() == null ? message.destination() : message.partner();
  }

  private Stream<BusinessKeys.Owned> keys() {
    return BusinessKeys.inherited(subject().keys(), Outgoing.licence(message.orderKey())).map(key -> new BusinessKeys.Owned(key, id));
  }

  /** The kind travels with the message: consumers tell by it what came. */
  private Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("kind", message.kind());
    properties.putAll(message.properties());
    return properties;
  }
}
