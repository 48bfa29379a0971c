package org.elicensing.bridge.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.elicensing.bridge.certex.base.DeclaredItem;
import org.elicensing.bridge.certex.message.LicenceClearanceRequest;
import org.elicensing.bridge.certex.message.LicenceClearanceResponse;
import org.elicensing.bridge.certex.message.ProcessedLicenceInformationResponse;
import org.elicensing.bridge.certex.message.ProcessedLicenceRequest;
import org.elicensing.bridge.database.Sql;

/** The conventional build's ledger: for each request one transaction of plain statements on a pooled connection. */
final class ConventionalLedger implements AutoCloseable {

  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final long LIMIT = 999_999_999_999_000_000L;
  /** PostgreSQL is given as many connections as serve it best here; SQLite lets in one writer. */
  private static final int CONNECTIONS = 16;
  private static final List<String> TABLES = List.of(
      "create table line (licence text not null, number bigint not null, authorised bigint not null, reserved bigint not null, consumed bigint not null, primary key (licence, number))",
      "create table hold (licence text not null, mrn text not null, item bigint not null, line bigint not null, quantity bigint not null, consumed bigint not null, office text,"
          + " recorded_at bigint not null, primary key (licence, mrn, item))",
      "create index hold_age on hold (licence, recorded_at)",
      "create table entry (message text not null, licence text not null, line bigint not null, mrn text not null, move text not null, quantity bigint not null, recorded_at bigint not null)",
      "create index entry_line on entry (licence, line)",
      "create table message (id text primary key, kind text not null, licence text not null, mrn text not null, request text not null, answer text not null, received_at bigint not null)",
      "create index message_licence on message (licence)", "create index message_mrn on message (mrn)",
      "create table outbox (id text primary key, body text not null, created_at bigint not null)");

  /** What is held under one declaration. */
  record Hold(String mrn, int item, int line, long quantity, boolean consumed, String office, long recordedAt) {}

  /** A line of a licence. */
  record Line(int number, long available) {}

  private interface Step<T> {
    T run(Connection connection) throws SQLException;
  }

  private final HikariDataSource pool;
  private final ConventionalAnswer answer;

  private ConventionalLedger(HikariDataSource pool, ConventionalAnswer answer) {
    this.pool = pool;
    this.answer = answer;
  }

  /** Durable at every commit, like the bridge. */
  static ConventionalLedger open(String url, ConventionalAnswer answer) {
    HikariConfig config = new HikariConfig();
    boolean embedded = url.startsWith("jdbc:sqlite:");
    config.setJdbcUrl(url);
    config.setAutoCommit(false);
    config.setMaximumPoolSize(embedded ? 1 : CONNECTIONS);
    if (embedded) {
      config.addDataSourceProperty("journal_mode", "WAL");
      config.addDataSourceProperty("synchronous", "FULL");
      config.addDataSourceProperty("cache_size", "-32000");
      config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
    } else {
      config.addDataSourceProperty("prepareThreshold", "2");
    }
    return new ConventionalLedger(new HikariDataSource(config), answer);
  }

  void makeLicences(int licences) throws SQLException {
    in(connection -> {
      try (Statement statement = connection.createStatement()) {
        for (String table : TABLES) {
          statement.execute(table);
        }
      }
      for (int licence = 0; licence < licences; licence++) {
        for (int line = 1; line <= Options.LINES; line++) {
          Sql.update(connection, "insert into line values (?,?,?,0,0)", Requests.reference(Requests.SPREAD, licence), line, LIMIT);
        }
      }
      return null;
    });
  }

  ProcessedLicenceInformationResponse reserve(String id, ProcessedLicenceRequest request) throws SQLException {
    String mrn = request.getCustomsDeclarationReferenceNumber().getMRN();
    String licence = request.getLicenceReference();
    long now = System.currentTimeMillis();
    return in(connection -> {
      boolean granted = true;
      for (DeclaredItem item : request.getCommodityDescriptionForLicence()) {
        long quantity = item.getQuantity().multiply(MILLION).longValueExact();
        granted &= Sql.update(connection, "update line set reserved = reserved + ? where licence = ? and number = ? and authorised - reserved - consumed >= ?", quantity, licence,
            item.getCertificateLineNumber(), quantity) == 1;
        Sql.update(connection, "insert into hold values (?,?,?,?,?,0,?,?)", licence, mrn, item.getGoodsItemNumber(), item.getCertificateLineNumber(), quantity,
            request.getCompetentCustomsOffice().getReferenceNumber(), now);
        enter(connection, id, licence, item.getCertificateLineNumber(), mrn, "RESERVE", quantity, now);
      }
      if (!granted) {
        throw new IllegalStateException("The benchmark never asks for more than there is.");
      }
      List<Line> lines = Sql.query(connection, "select number, authorised - reserved - consumed from line where licence = ? order by number", row -> new Line(row.getInt(1), row.getLong(2)), licence);
      ProcessedLicenceInformationResponse response = answer.reserved(lines, holds(connection, "licence = ? order by recorded_at desc limit 20", licence));
      note(connection, id, request, licence, mrn, response, now);
      return response;
    });
  }

  LicenceClearanceResponse clear(String id, LicenceClearanceRequest request) throws SQLException {
    String mrn = request.getCustomsDocumentReference();
    String licence = request.getLicenceReference();
    long now = System.currentTimeMillis();
    return in(connection -> {
      for (Hold hold : holds(connection, "licence = ? and mrn = ? and consumed = 0", licence, mrn)) {
        Sql.update(connection, "update hold set consumed = 1 where licence = ? and mrn = ? and item = ?", licence, mrn, hold.item());
        Sql.update(connection, "update line set reserved = reserved - ?, consumed = consumed + ? where licence = ? and number = ?", hold.quantity(), hold.quantity(), licence, hold.line());
        enter(connection, id, licence, hold.line(), mrn, "CONSUME", hold.quantity(), now);
      }
      LicenceClearanceResponse response = answer.cleared();
      note(connection, id, request, licence, mrn, response, now);
      return response;
    });
  }

  private static List<Hold> holds(Connection connection, String where, Object... values) throws SQLException {
    return Sql.query(connection, "select mrn, item, line, quantity, consumed, office, recorded_at from hold where " + where,
        row -> new Hold(row.getString(1), row.getInt(2), row.getInt(3), row.getLong(4), row.getInt(5) == 1, row.getString(6), row.getLong(7)), values);
  }

  private static void enter(Connection connection, String id, String licence, int line, String mrn, String move, long quantity, long now) throws SQLException {
    Sql.update(connection, "insert into entry values (?,?,?,?,?,?,?)", id, licence, line, mrn, move, quantity, now);
  }

  /** The same message again breaks on its key, and nothing moves. */
  private void note(Connection connection, String id, Object request, String licence, String mrn, Object response, long now) throws SQLException {
    String text = answer.xml(request);
    Sql.update(connection, "insert into message values (?,?,?,?,?,?,?)", id, request.getClass().getSimpleName(), licence, mrn, text, answer.xml(response), now);
    Sql.update(connection, "insert into outbox values (?,?,?)", id, answer.usage(licence, mrn), now);
  }

  private <T> T in(Step<T> step) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      try {
        T result = step.run(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
