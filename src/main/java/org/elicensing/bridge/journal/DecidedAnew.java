package org.elicensing.bridge.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.database.StaleRow;
import org.elicensing.bridge.reading.Json;

/**
 * Writes the new decision of a message that is in the journal already. Its earlier outcome stays among the facts;
 * its new answer is what repeats get from then on.
 */
final class DecidedAnew {

  /** Earlier decisions that are kept; the first one always is. */
  private static final int EARLIER = 20;

  private record Before(String outcome, String code, long answeredAt, String facts) {}

  private DecidedAnew() {}

  static void save(Connection connection, List<JournalEntry> entries) throws SQLException {
    for (JournalEntry entry : entries) {
      long id = entry.received().id();
      Before before = Sql.query(connection, "select outcome, code, answered_at, facts from message where id = ?",
          row -> new Before(row.getString(1), row.getString(2), row.getLong(3), row.getString(4)), id).stream().findFirst().orElseThrow(() -> new StaleRow("replay of " + id));
      saveMessage(connection, entry, facts(before, entry));
      Sql.update(connection, "delete from payload where message_id = ? and part = 'answer'", id);
      if (entry.reply() != null) {
        JournalStore.saveReply(connection, id, entry.reply());
      }
      BusinessKeys.replace(connection, entry);
      settle(connection, entry);
    }
  }

  private static void saveMessage(Connection connection, JournalEntry entry, String facts) throws SQLException {
    Subject subject = entry.subject();
    Sql.update(connection, "update message set kind=?, partner=?, identification=?, identity=?, content_hash=?, mrn=?, lrn=?, office=?, outcome=?, code=?, facts=?, effects=?,"
        + " answered_at=?, declaration_id=? where id=?", subject.kind(), subject.partner(), subject.identification(), entry.remembered() ? subject.identity() : null,
        subject.contentHash(), subject.mrn(), subject.lrn(), subject.office(), entry.outcome(), entry.code(), facts, entry.effects(), JournalStore.millis(entry),
        JournalStore.none(entry.declarationId()), entry.received().id());
  }

  private static String facts(Before before, JournalEntry entry) {
    ObjectNode facts = (ObjectNode) Json.own(entry.facts());
    ObjectNode old = (ObjectNode) Json.own(before.facts());
    JsonNode kept = old.remove("earlier");
    ArrayNode earlier = kept instanceof ArrayNode array ? array : facts.arrayNode();
    if (earlier.size() >= EARLIER) {
      earlier.remove(1);
    }
    earlier.addObject().put("outcome", before.outcome()).put("code", before.code()).put("at", Instant.ofEpochMilli(before.answeredAt()).toString()).set("facts", old);
    facts.set("earlier", earlier);
    return Json.text(facts);
  }

  /** Whoever decided it first has settled it: a message is never decided anew twice at once. */
  private static void settle(Connection connection, JournalEntry entry) throws SQLException {
    long id = entry.received().id();
    Sql.update(connection, "delete from waiting where message_id = ?", id);
    if (entry.waiting() != null) {
      // It waits on, and whoever asked for a human still does.
      Sql.update(connection, JournalStore.INSERT_WAITING, JournalStore.waiting(entry));
      return;
    }
    List<String> states = Sql.query(connection, "select state from parked where message_id = ?", row -> row.getString(1), id);
    if (states.isEmpty()) {
      if (entry.parked() != null) {
        Sql.update(connection, JournalStore.INSERT_PARKED, JournalStore.parked(entry));
      }
      return;
    }
    int settled = entry.parked() != null
        ? Sql.update(connection, "update parked set cause = ?, sentence = ? where message_id = ? and state = 'open'", entry.parked().cause(), entry.parked().sentence(), id)
        : Sql.update(connection, "update parked set state = 'replayed', settled_at = ?, settled_by = 'operator' where message_id = ? and state = 'open'", JournalStore.millis(entry), id);
    if (settled != 1) {
      throw new StaleRow("parked " + id);
    }
  }
}
