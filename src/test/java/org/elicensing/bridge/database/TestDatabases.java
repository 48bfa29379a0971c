package org.elicensing.bridge.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The two databases the bridge runs on; what is tested on one is tested on the other. PostgreSQL is the one
 * that BRIDGE_TEST_DATABASE_URL names (a role that may create databases), else one is started for the whole
 * run. Where neither can be had, tests fail: a rule that was not tried on PostgreSQL was not tried.
 */
public enum TestDatabases {
  SQLITE {
    @Override
    public Database open() {
      return Database.embedded(temporaryFile(), READERS);
    }
  },

  POSTGRESQL {
    @Override
    public Database open() {
      Server server = Server.get();
      return Database.postgresql(server.create(), server.user(), server.password(), READERS);
    }
  };

  private static final int READERS = 2;

  /** A new, empty, migrated database; whoever opens it closes it. */
  public abstract Database open();

  /** A new, empty database for a whole bridge, as its environment names it; none: the embedded one. */
  public Map<String, String> settings() {
    return this == SQLITE ? Map.of()
        : Map.of("BRIDGE_DATABASE_URL", Server.get().create(), "BRIDGE_DATABASE_USER", Server.get().user(), "BRIDGE_DATABASE_PASSWORD", Server.get().password());
  }

  /** A second connection to nothing shared: two bridges on one PostgreSQL database. */
  public static Database[] postgresqlTwice() {
    Server server = Server.get();
    String url = server.create();
    return new Database[] {
        Database.postgresql(url, server.user(), server.password(), READERS), Database.postgresql(url, server.user(), server.password(), READERS)};
  }

  private static Path temporaryFile() {
    try {
      Path folder = Files.createTempDirectory("bridge-test");
      Path file = folder.resolve("bridge.db");
      for (Path each : new Path[] {folder, file, folder.resolve("bridge.db-wal"), folder.resolve("bridge.db-shm")}) {
        each.toFile().deleteOnExit();
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where new PostgreSQL databases are made. */
  private record Server(String url, String user, String password) {

    /** Made once, when the first test asks. */
    private static final class Holder {
      private static final Server SERVER = given("URL").isEmpty() ? started() : new Server(given("URL"), given("USER"), given("PASSWORD"));
    }

    static Server get() {
      return Holder.SERVER;
    }

    private static String given(String what) {
      return Objects.requireNonNullElse(System.getenv("BRIDGE_TEST_DATABASE_" + what), "");
    }

    /** As durable as in service: a test of commits on a database that forgets would prove little. */
    private static Server started() {
      try {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").setServerConfig("full_page_writes", "on").start();
        return new Server(postgres.getJdbcUrl("postgres", "postgres"), "", "");
      } catch (IOException e) {
        throw new IllegalStateException("PostgreSQL cannot be started; name one with BRIDGE_TEST_DATABASE_URL", e);
      }
    }

    /** The URL of a new database beside the one given. */
    String create() {
      String name = "bridge_" + UUID.randomUUID().toString().replace("-", "");
      try (Connection connection = user.isEmpty() ? DriverManager.getConnection(url) : DriverManager.getConnection(url, user, password);
          Statement statement = connection.createStatement()) {
        statement.execute("create database " + name);
      } catch (SQLException e) {
        throw new IllegalStateException("No database can be created at " + url, e);
      }
      return url.replaceFirst("(//[^/]*/)[^?]*", "$1" + name);
    }
  }
}
