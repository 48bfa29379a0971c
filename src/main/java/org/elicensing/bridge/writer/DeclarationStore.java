package org.elicensing.bridge.writer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.declaration.Course;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.ledger.Books;
import org.elicensing.bridge.ledger.Sheet;

/** Reads and locks declarations by all their names, and writes them. */
final class DeclarationStore {

  private final Database database;
  private final Ids ids;

  DeclarationStore(Database database, Ids ids) {
    this.database = database;
    this.ids = ids;
  }

  void load(Connection connection, Books books, Collection<DeclarationName> names) throws SQLException {
    Set<Long> found = new TreeSet<>();
    found.addAll(Sql.among(connection, "select id from declaration where mrn in (?)",
        names.stream().map(DeclarationName::mrn).filter(Objects::nonNull).distinct().toList(), row -> row.getLong(1)));
    found.addAll(Sql.among(connection, "select id from declaration where lrn in (?)",
        names.stream().map(DeclarationName::lrn).filter(Objects::nonNull).distinct().toList(), row -> row.getLong(1)));
    for (Declaration declaration : Sql.among(connection, "select * from declaration where id in (?) order by id" + database.forUpdate(), found, DeclarationStore::declaration)) {
      books.declarations.load(declaration.id(), declaration);
      ids.observe(declaration.lastMessage());
    }
  }

  private static Declaration declaration(ResultSet row) throws SQLException {
    String accepted = row.getString("acceptance_date");
    return new Declaration(row.getLong("id"), row.getString("mrn"), row.getString("lrn"), row.getString("declarant"), row.getString("office"),
        row.getString("additional_type"), accepted == null ? null : LocalDate.parse(accepted), row.getBytes("declared"), row.getInt("accepted") == 1,
        row.getInt("presented") == 1, row.getInt("released") == 1, row.getString("waiting"), course(row), row.getLong("last_message"), row.getLong("revision"));
  }

  private static Course course(ResultSet row) throws SQLException {
    String ending = row.getString("ending");
    Long exited = Sql.longOrNull(row, "exited_at");
    return new Course(row.getBytes("amendment"), row.getBytes("amended"), Sql.longOrNull(row, "awaiting"), ending == null ? null : Course.Ending.valueOf(ending),
        row.getBytes("exit"), exited == null ? null : Instant.ofEpochMilli(exited), ids(row.getString("unreleased")));
  }

  private static Set<Long> ids(String text) {
    return text == null ? Set.of() : Stream.of(text.split(" ")).map(Long::valueOf).collect(Collectors.toSet());
  }

  private static String text(Set<Long> ids) {
    return ids.isEmpty() ? null : new TreeSet<>(ids).stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  void save(Connection connection, Books books) throws SQLException {
    List<Sheet.Change<Declaration>> changes = books.declarations.changes();
    List<Sheet.Change<Declaration>> changed = changes.stream().filter(change -> change.before() != null).toList();
    // Names are given up before they are given to another declaration.
    Sql.batch(connection, "update declaration set mrn=null, lrn=null, declarant=null where id=?",
        changed.stream().filter(change -> losesName(change.before(), change.after())).toList(),
        (statement, change) -> Sql.bindAll(statement, change.before().id()));
    // Names are written only where they change: even the same name would cost a page of its index.
    Sql.batch(connection, "update declaration set mrn=?, lrn=?, declarant=? where id=?", changed.stream().filter(change -> !sameNames(change.before(), change.after())).toList(),
        (statement, change) -> Sql.bindAll(statement, change.after().mrn(), change.after().lrn(), change.after().declarant(), change.after().id()));
    Sql.batch(connection, "update declaration set office=?, additional_type=?, acceptance_date=?, declared=?, accepted=?, presented=?,"
        + " released=?, waiting=?, amendment=?, amended=?, awaiting=?, ending=?, exit=?, exited_at=?, unreleased=?, last_message=?, revision=? where id=? and revision=?", changed,
        (statement, change) -> Sql.bindAll(statement, columns(change.after(), change.before().revision() + 1, change.before().revision())));
    Sql.batch(connection, "insert into declaration (office, additional_type, acceptance_date, declared, accepted, presented, released, waiting, amendment, amended, awaiting, ending,"
        + " exit, exited_at, unreleased, last_message, revision, id, mrn, lrn, declarant) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        changes.stream().filter(change -> change.before() == null).toList(), (statement, change) -> Sql.bindAll(statement, columns(change.after(), 1, change.after().mrn(), change.after().lrn(), change.after().declarant())));
  }

  private static boolean losesName(Declaration before, Declaration after) {
    return before.mrn() != null && !before.mrn().equals(after.mrn()) || before.lrn() != null && !before.lrn().equals(after.lrn());
  }

  private static boolean sameNames(Declaration before, Declaration after) {
    return Objects.equals(before.mrn(), after.mrn()) && Objects.equals(before.lrn(), after.lrn()) && Objects.equals(before.declarant(), after.declarant());
  }

  private static Object[] columns(Declaration row, long revision, Object... more) {
    Course course = row.course();
    List<Object> columns = new ArrayList<>(Arrays.asList(row.office(), row.additionalType(), row.acceptanceDate(), row.declared(), row.accepted() ? 1 : 0, row.presented() ? 1 : 0,
        row.released() ? 1 : 0, row.waiting(), course.amendment(), course.amended(), course.awaiting(), course.ending(), course.exit(),
        course.exitedAt() == null ? null : course.exitedAt().toEpochMilli(), text(course.unreleased()), row.lastMessage(), revision, row.id()));
    columns.addAll(Arrays.asList(more));
    return columns.toArray();
  }
}
