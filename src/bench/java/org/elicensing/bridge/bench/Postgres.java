package org.elicensing.bridge.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A PostgreSQL for all that is measured on one, as durable as in service: all three of its promises are on. */
final class Postgres implements AutoCloseable {

  private final EmbeddedPostgres postgres;
  private final long pid;
  private int databases;

  private Postgres(EmbeddedPostgres postgres, long pid) {
    this.postgres = postgres;
    this.pid = pid;
  }

  /** @param directory of its data, on the disk where the embedded databases lie as well */
  static Postgres start(Path directory) {
    try {
      EmbeddedPostgres postgres = EmbeddedPostgres.builder().setDataDirectory(directory).setCleanDataDirectory(true)
          .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").setServerConfig("full_page_writes", "on")
          .setServerConfig("max_connections", "300").start();
      return new Postgres(postgres, Long.parseLong(Files.readAllLines(directory.resolve("postmaster.pid")).get(0).strip()));
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL cannot be started", e);
    }
  }

  /** A new, empty database. */
  Store create() {
    String name = "bench_" + ++databases;
    try (Connection connection = DriverManager.getConnection(url("postgres")); Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("No database can be created", e);
    }
    return new Store.Postgresql(this, url(name));
  }

  private String url(String database) {
    return postgres.getJdbcUrl("postgres", database);
  }

  Duration cpu() {
    return ProcessTime.ofFamily(pid);
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not stop", e);
    }
  }
}
