package org.elicensing.bridge.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.sqlite.SQLiteOpenMode;

/**
 * Where everything is kept. Writing goes through {@link #write}, one transaction at a time on SQLite;
 * reading goes beside it, each in a snapshot of its own.
 */
public final class Database implements AutoCloseable {

  /** Work inside one transaction. */
  public interface Transaction<T> {
    T run(Connection connection) throws SQLException;
  }

  /** How long a database that is away may keep a caller waiting. */
  private static final long PATIENCE_MILLISECONDS = 5_000;

  private final HikariDataSource writers;
  private final HikariDataSource readers;
  private final Checkpoints checkpoints;

  /** @param checkpoints of the embedded database; null where a server sees to that */
  private Database(HikariDataSource writers, HikariDataSource readers, Checkpoints checkpoints) {
    this.writers = writers;
    this.readers = readers;
    this.checkpoints = checkpoints;
  }

  /** The embedded database: one file in the data directory, durable at every commit. */
  public static Database embedded(Path file, int readers) {
    String url = "jdbc:sqlite:" + file;
    HikariDataSource writer = pool(sqlite(url, "writer", 1, true));
    Database database = new Database(writer, pool(sqlite(url, "readers", readers, false)), new Checkpoints(url));
    database.migrate(Migrations.SQLITE);
    return database;
  }

  /** PostgreSQL, where several bridges run on one database. */
  public static Database postgresql(String url, String user, String password, int readers) {
    Database database = new Database(
        pool(postgresql(url, user, password, "writers", 4, Connection.TRANSACTION_READ_COMMITTED)),
        pool(postgresql(url, user, password, "readers", readers, Connection.TRANSACTION_REPEATABLE_READ)), null);
    database.migrate(Migrations.POSTGRESQL);
    return database;
  }

  private static HikariDataSource pool(HikariConfig config) {
    return new HikariDataSource(config);
  }

  private static HikariConfig sqlite(String url, String name, int size, boolean writes) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(size);
    config.setAutoCommit(false);
    // A connection to a file does not age, and keeps its prepared statements for good.
    config.setMaxLifetime(0);
    // One thread at a time has a connection: it needs no locks of its own.
    config.addDataSourceProperty("open_mode", Integer.toString(SQLiteOpenMode.READWRITE.flag | SQLiteOpenMode.CREATE.flag | SQLiteOpenMode.NOMUTEX.flag));
    config.addDataSourceProperty("journal_mode", "WAL");
    config.addDataSourceProperty("synchronous", "FULL");
    config.addDataSourceProperty("foreign_keys", "true");
    config.addDataSourceProperty("busy_timeout", "10000");
    config.addDataSourceProperty("cache_size", writes ? "-32000" : "-4000");
    config.setConnectionInitSql("pragma wal_autocheckpoint = " + Checkpoints.MOST_PAGES);
    config.addDataSourceProperty("transaction_mode", writes ? "IMMEDIATE" : "DEFERRED");
    return config;
  }

  private static HikariConfig postgresql(String url, String user, String password, String name, int size, int isolation) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(url);
    if (!user.isEmpty()) {
      config.setUsername(user);
      config.setPassword(password);
    }
    config.setMaximumPoolSize(size);
    config.setAutoCommit(false);
    config.setConnectionTimeout(PATIENCE_MILLISECONDS);
    config.setTransactionIsolation(isolation == Connection.TRANSACTION_REPEATABLE_READ ? "TRANSACTION_REPEATABLE_READ" : "TRANSACTION_READ_COMMITTED");
    config.addDataSourceProperty("prepareThreshold", "2");
    config.addDataSourceProperty("preparedStatementCacheQueries", "512");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("ApplicationName", "elicensing-bridge");
    return config;
  }

  private void migrate(Map<String, String> types) {
    Migrations.in(types).dataSource(writers).load().migrate();
  }

  /** Runs in one transaction that is durable when this returns; rolled back when it throws. */
  public <T> T write(Transaction<T> work) throws SQLException {
    return in(writers, work);
  }

  /** Runs on one consistent snapshot; changes nothing. */
  public <T> T read(Transaction<T> work) {
    try {
      return in(readers, work);
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    }
  }

  private static <T> T in(HikariDataSource pool, Transaction<T> work) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      try {
        T result = work.run(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException | Error e) {
        takeBack(connection, e);
        throw e;
      }
    }
  }

  /** @throws DatabaseUnavailable saying why it does not answer */
  public boolean answers() {
    return read(connection -> Sql.query(connection, "select 1", row -> row.getInt(1) == 1)).contains(true);
  }

  /** What failed first is what counts, also for whether trying again helps. */
  private static void takeBack(Connection connection, Throwable why) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
  }

  public boolean isEmbedded() {
    return checkpoints != null;
  }

  /** What makes a select lock the rows it finds; the embedded database has only one writer anyhow. */
  public String forUpdate() {
    return isEmbedded() ? "" : " for no key update";
  }

  @Override
  public void close() {
    if (isEmbedded()) {
      checkpoints.close();
    }
    readers.close();
    writers.close();
  }
}
