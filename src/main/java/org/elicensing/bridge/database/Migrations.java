package org.elicensing.bridge.database;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The schema in its versions, in the words of either database. */
final class Migrations {

  static final Map<String, String> SQLITE = Map.of("number", "integer", "bytes", "blob", "strict", " strict", "keyed", " strict, without rowid");
  static final Map<String, String> POSTGRESQL = Map.of("number", "bigint", "bytes", "bytea", "strict", "", "keyed", "");

  private Migrations() {}

  /** Still without its database. */
  static FluentConfiguration in(Map<String, String> types) {
    return Flyway.configure().locations("classpath:database").placeholders(types).loggers("slf4j");
  }
}
