package org.elicensing.bridge.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.elicensing.bridge.database.Sql;

/** The conventional build as it is loaded, and its audit. */
final class ConventionalBuild implements Loaded {

  final Requests requests;
  private final Store store;
  private final ServerProcess process;
  private final Map<String, Long> answered = new TreeMap<>();

  private ConventionalBuild(Store store, ServerProcess process, Options options) {
    this.requests = new Requests(options);
    this.store = store;
    this.process = process;
  }

  static ConventionalBuild start(Lab lab, String database, Path answer) {
    Store store = lab.store(database);
    return new ConventionalBuild(store, lab.start("conventional build on " + database, ConventionalServer.class, store.url(), Integer.toString(lab.options.licences()), answer.toString()),
        lab.options);
  }

  Supplier<Talk> pairs(Options options) {
    return () -> requests.pairs(Requests.SPREAD, options.licences(), Options.LINES);
  }

  @Override
  public String name() {
    return "conventional build on " + store.database();
  }

  @Override
  public List<Integer> ports() {
    return List.of(process.port());
  }

  @Override
  public Duration cpu() {
    return process.cpu().plus(store.cpu());
  }

  @Override
  public void count(LoadGenerator.Load load) {
    Loaded.super.count(load);
    load.right().forEach((kind, number) -> answered.merge(kind, number, Long::sum));
  }

  /** Stops it and compares its books with its answers; empty when they agree. */
  List<String> audit() throws SQLException {
    process.close();
    long reserved = answered.getOrDefault("reserve", 0L);
    long cleared = answered.getOrDefault("clear", 0L);
    List<String> differences = new ArrayList<>();
    try (Connection connection = store.connect()) {
      agree(connection, differences, reserved, "select count(*) from hold");
      agree(connection, differences, cleared, "select count(*) from hold where consumed = 1");
      agree(connection, differences, reserved + cleared, "select count(*) from message");
      agree(connection, differences, reserved + cleared, "select count(*) from outbox");
      agree(connection, differences, cleared * 1_000_000, "select sum(consumed) from line");
      agree(connection, differences, (reserved - cleared) * 1_000_000, "select sum(reserved) from line");
    }
    return differences;
  }

  private void agree(Connection connection, List<String> differences, long expected, String sql) throws SQLException {
    long found = Sql.query(connection, sql, row -> row.getLong(1)).get(0);
    if (found != expected) {
      differences.add(name() + ": answers say " + expected + ", " + sql + " says " + found);
    }
  }
}
