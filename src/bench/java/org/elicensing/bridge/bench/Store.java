package org.elicensing.bridge.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.elicensing.bridge.database.Database;

/** A database of one server's own: how the server is told of it, and how it is looked into from beside. */
interface Store {

  String SQLITE = "sqlite";
  String POSTGRESQL = "postgresql";

  /** Which kind of database it is. */
  String database();

  /** Its address for JDBC. */
  String url();

  /** What a bridge has to know of it. */
  Map<String, String> environment();

  /** As the bridge opens it. */
  Database open(int readers);

  Connection connect() throws SQLException;

  /** For reading snapshots beside a bridge, set up as the bridge's own readers are. */
  Connection reader() throws SQLException;

  /** Processor time that the database took outside the program that uses it. */
  Duration cpu();

  /** The file that a bridge keeps in its data directory. */
  record Sqlite(Path file) implements Store {

    @Override
    public String url() {
      return "jdbc:sqlite:" + file;
    }

    @Override
    public String database() {
      return SQLITE;
    }

    @Override
    public Map<String, String> environment() {
      return Map.of();
    }

    @Override
    public Database open(int readers) {
      return Database.embedded(file, readers);
    }

    @Override
    public Connection connect() throws SQLException {
      return DriverManager.getConnection(url());
    }

    @Override
    public Connection reader() throws SQLException {
      Properties as = new Properties();
      as.setProperty("cache_size", "-4000");
      as.setProperty("busy_timeout", "10000");
      Connection connection = DriverManager.getConnection(url(), as);
      connection.setAutoCommit(false);
      return connection;
    }

    @Override
    public Duration cpu() {
      return Duration.ZERO;
    }
  }

  /** One of the databases of a PostgreSQL server. */
  record Postgresql(Postgres server, String url) implements Store {

    @Override
    public String database() {
      return POSTGRESQL;
    }

    @Override
    public Map<String, String> environment() {
      return Map.of("BRIDGE_DATABASE_URL", url);
    }

    @Override
    public Database open(int readers) {
      return Database.postgresql(url, "", "", readers);
    }

    @Override
    public Connection connect() throws SQLException {
      return DriverManager.getConnection(url);
    }

    @Override
    public Connection reader() throws SQLException {
      Properties as = new Properties();
      as.setProperty("prepareThreshold", "2");
      Connection connection = DriverManager.getConnection(url, as);
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return connection;
    }

    @Override
    public Duration cpu() {
      return server.cpu();
    }
  }
}
