package org.elicensing.bridge.intervention;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.database.StaleRow;
import org.elicensing.bridge.intervention.OpenRequest.Settlement;
import org.elicensing.bridge.intervention.OpenRequest.State;

/** Where decisions wait for a second person, and stay on record after that. */
public final class Requests {

  private static final String SELECT = "select approval.*, message.partner, message.identification, declaration.mrn from approval join message on message.id = approval.message_id"
      + " join declaration on declaration.id = approval.declaration_id";

  private final Database database;
  private final Clock clock;

  public Requests(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  static void insert(Connection connection, OpenRequest request, long declarationId) throws SQLException {
    Sql.update(connection, "insert into approval (message_id, declaration_id, request, why, state, requested_at, expires_at) values (?,?,?,?,'open',?,?)", request.messageId(),
        declarationId, DecisionText.write(request.decision()), request.why(), request.requestedAt().toEpochMilli(), request.expiresAt().toEpochMilli());
  }

  /** The request as it stands, kept from being settled by another bridge until this transaction ends. */
  OpenRequest lock(Connection connection, long messageId) throws SQLException {
    Sql.query(connection, "select message_id from approval where message_id = ?" + database.forUpdate(), row -> row.getLong(1), messageId);
    return Sql.query(connection, SELECT + " where approval.message_id = ?", Requests::request, messageId).stream().findFirst().orElseThrow();
  }

  static void settle(Connection connection, OpenRequest settled) throws SQLException {
    Settlement how = settled.settlement();
    int changed = Sql.update(connection, "update approval set state = ?, settled_at = ?, settled_by = ?, reason = ?, outcome = ? where message_id = ? and state = 'open'",
        word(settled.state()), how.at().toEpochMilli(), how.by(), how.reason(), how.outcome(), settled.messageId());
    if (changed != 1) {
      throw new StaleRow("approval " + settled.messageId());
    }
  }

  public Optional<OpenRequest> find(long messageId) {
    return database.read(connection -> Sql.query(connection, SELECT + " where approval.message_id = ?", Requests::request, messageId)).stream().findFirst();
  }

  /** Requests in that state, oldest first, from the one after that given. */
  public List<OpenRequest> in(State state, long after, int limit) {
    return database.read(connection -> Sql.query(connection, SELECT + " where approval.state = ? and approval.message_id > ? order by approval.message_id limit ?",
        Requests::request, word(state), after, limit));
  }

  /** Open requests that nobody settled in time. */
  List<OpenRequest> overdue(int limit) {
    return database.read(connection -> Sql.query(connection, SELECT + " where approval.state = 'open' and approval.expires_at <= ? order by approval.expires_at limit ?",
        Requests::request, clock.millis(), limit));
  }

  private static OpenRequest request(ResultSet row) throws SQLException {
    State state = State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    Settlement settlement = state == State.OPEN ? null
        : new Settlement(Instant.ofEpochMilli(row.getLong("settled_at")), row.getString("settled_by"), row.getString("reason"), row.getString("outcome"));
    return new OpenRequest(row.getLong("message_id"), row.getString("partner"), row.getString("identification"), DecisionText.read(row.getString("request")).under(row.getString("mrn")),
        row.getString("why"), Instant.ofEpochMilli(row.getLong("requested_at")), Instant.ofEpochMilli(row.getLong("expires_at")), state, settlement);
  }

  static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
