package org.elicensing.bridge.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.elicensing.bridge.database.Sql;

/** Which messages belong to a story: those that were worked for it, and those that only name it, under each of its names. */
final class StoryIds {

  private record Declaration(long id, String mrn, String lrn) {}

  private final Connection connection;
  private final long after;
  private final int limit;
  private final TreeSet<Long> found = new TreeSet<>();

  private StoryIds(Connection connection, long after, int limit) {
    this.connection = connection;
    this.after = after;
    this.limit = limit;
  }

  static Collection<Long> of(Connection connection, StoryKey key, long after, int limit) throws SQLException {
    StoryIds ids = new StoryIds(connection, after, limit);
    switch (key.name()) {
      case MRN -> ids.mrn(key.value());
      case LRN -> ids.lrn(key.value());
      case LICENCE -> ids.licence(key.value());
    }
    return ids.found.stream().limit(limit).toList();
  }

  private void mrn(String mrn) throws SQLException {
    named(BusinessKey.Kind.MRN, mrn);
    for (Declaration declaration : declarations("mrn = ?", mrn)) {
      workedFor(declaration.id());
      // Another declarant may use the same LRN; what was worked for nobody belongs here only while nobody else has it.
      if (declaration.lrn() != null && declarations("lrn = ?", declaration.lrn()).size() == 1) {
        workedForNobody(declaration.lrn());
      }
    }
  }

  private void lrn(String lrn) throws SQLException {
    named(BusinessKey.Kind.LRN, lrn);
    for (Declaration declaration : declarations("lrn = ?", lrn)) {
      workedFor(declaration.id());
      if (declaration.mrn() != null) {
        named(BusinessKey.Kind.MRN, declaration.mrn());
      }
    }
  }

  private void licence(String reference) throws SQLException {
    Set<String> names = new HashSet<>(Sql.query(connection, "select other.reference from licence_name asked join licence_name other"
        + " on other.licence_id = asked.licence_id where asked.reference = ?", row -> row.getString(1), reference));
    names.add(reference);
    for (String name : names) {
      named(BusinessKey.Kind.LICENCE, name);
    }
  }

  private void named(BusinessKey.Kind kind, String value) throws SQLException {
    named("", kind, value);
  }

  private void workedForNobody(String lrn) throws SQLException {
    named(" and (select message.declaration_id from message where message.id = named.message_id) is null", BusinessKey.Kind.LRN, lrn);
  }

  private void named(String which, BusinessKey.Kind kind, String value) throws SQLException {
    found.addAll(Sql.query(connection, "select message_id from message_key named where named.kind = ? and named.value = ?" + which + " and message_id > ? order by message_id limit ?",
        row -> row.getLong(1), kind.text(), value, after, limit));
  }

  private void workedFor(long declaration) throws SQLException {
    found.addAll(Sql.query(connection, "select id from message where declaration_id = ? and id > ? order by id limit ?", row -> row.getLong(1), declaration, after, limit));
  }

  private List<Declaration> declarations(String where, String name) throws SQLException {
    return Sql.query(connection, "select id, mrn, lrn from declaration where " + where, row -> new Declaration(row.getLong(1), row.getString(2), row.getString(3)), name);
  }
}
