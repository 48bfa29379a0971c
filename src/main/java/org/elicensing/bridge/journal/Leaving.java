package org.elicensing.bridge.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.reading.Json;

/**
 * A message on its way out: it stands in the outbox until the broker has it, and in the journal for good, with
 * the keys of what caused it. Both are written with its cause, so whoever sends it only takes it out of the outbox.
 */
record Leaving(long id, JournalEntry cause, Outgoing message) {

  /** Messages that leave in the order of one licence are about that licence only. */
  private static final String OF_LICENCE = "licence/";

  static void save(Connection connection, List<Leaving> leaving, long bridge) throws SQLException {
    Sql.batch(connection, "insert into outbox (id, bridge_id, destination, order_key, cause_id, content_type, body, correlation, properties, created_at)"
        + " values (?,?,?,?,?,?,?,?,?,?)", leaving, (statement, each) -> Sql.bindAll(statement, each.id(), bridge, each.message().destination(),
            each.message().orderKey(), each.cause().received().id(), each.message().contentType(), each.message().body(), each.message().correlation(),
            Json.text(each.message().properties()), JournalStore.millis(each.cause())));
    Sql.batch(connection, "insert into message (id, reference, direction, door, kind, partner, mrn, lrn, outcome, facts, received_at, cause_id, declaration_id, correlation)"
        + " values (?,?,'out','queue',?,?,?,?,'sent','{}',?,?,?,?)", leaving, (statement, each) -> {
          Subject subject = each.cause().subject();
          Sql.bindAll(statement, each.id(), Reference.of(each.id()), each.message().kind(), each.message().destination(), subject.mrn(), subject.lrn(),
              JournalStore.millis(each.cause()), each.cause().received().id(), JournalStore.none(each.cause().declarationId()), each.message().correlation());
        });
    Sql.batch(connection, "insert into payload (message_id, part, content_type, body, size) values (?,'raw',?,?,?)", leaving,
        (statement, each) -> Sql.bindAll(statement, each.id(), each.message().contentType(), Packing.pack(each.message().body()), each.message().body().length));
    List<Object[]> licences = new ArrayList<>();
    leaving.forEach(each -> each.licences().forEach(licence -> licences.add(new Object[] {licence, each.id()})));
    Sql.batch(connection, "insert into message_licence (reference, message_id) values (?,?)", licences, (statement, pair) -> Sql.bindAll(statement, pair));
  }

  private Collection<String> licences() {
    String key = message.orderKey();
    return key.startsWith(OF_LICENCE) ? Set.of(key.substring(OF_LICENCE.length())) : cause.subject().licences();
  }
}
