package org.elicensing.bridge.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.ledger.LedgerAudit;

/** Looks, once the bridge has stopped, whether what it answered is what stands on its books: no more and no less. */
final class Audit {

  private final Connection connection;
  private final Map<String, Long> answered;
  private final List<String> differences = new ArrayList<>();

  private Audit(Connection connection, Map<String, Long> answered) {
    this.connection = connection;
    this.answered = answered;
  }

  /** Everything that does not agree; empty when all does. */
  static List<String> differences(Store store, Map<String, Long> answered) throws SQLException {
    try (Connection connection = store.connect()) {
      Audit audit = new Audit(connection, answered);
      audit.run();
      return audit.differences;
    }
  }

  private void run() throws SQLException {
    LedgerAudit.differences(connection).stream().limit(20).forEach(difference -> differences.add(difference.toString()));
    long reserved = answered("reserve") + answered("CC528C");
    long cleared = answered("clear") + answered("CC529C");
    agree("answered checks and reservations", answered("check") + answered("reserve"), "message where direction = 'in' and outcome = 'answered' and kind = 'ProcessedLicenceRequest'");
    agree("answered clearances", answered("clear"), "message where direction = 'in' and outcome = 'answered' and kind = 'LicenceClearanceRequest'");
    long declared = 0;
    for (String type : DeclarationMessages.TYPES) {
      declared += answered(type);
      agree("answered " + type, answered(type), "message where direction = 'in' and outcome = 'answered' and kind = '" + type + "'");
    }
    agree("messages that came", answered("check") + answered("reserve") + answered("clear") + answered("record") + answered("bulk") + declared, "message where direction = 'in'");
    agree("licences", answered("record") + Requests.BULK * answered("bulk"), "licence");
    agree("entries that reserve", reserved, "entry where move = 'RESERVE'");
    agree("entries that consume", cleared, "entry where move = 'CONSUME'");
    agree("holds", reserved, "hold");
    agree("consumed holds", cleared, "hold where consumed = 1");
    agree("outcomes that left", declared, "message where direction = 'out' and kind = 'DeclarationOutcome' and outcome = 'sent'");
    agree("usage messages that left", reserved + cleared, "message where direction = 'out' and kind = 'LicenceUsage' and outcome = 'sent'");
    agree("usage messages that were taken from their queue", answered(MeasuredBridge.TAKEN), "usage_message");
    agree("messages left in the outbox", 0, "outbox");
    agree("parked messages", 0, "parked");
  }

  private long answered(String kind) {
    return answered.getOrDefault(kind, 0L);
  }

  private void agree(String what, long expected, String from) throws SQLException {
    long found = Sql.query(connection, "select count(*) from " + from, row -> row.getLong(1)).get(0);
    if (found != expected) {
      differences.add(what + ": answers say " + expected + ", the database " + found);
    }
  }
}
