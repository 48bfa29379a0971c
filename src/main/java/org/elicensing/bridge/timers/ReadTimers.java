package org.elicensing.bridge.timers;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.journal.Reference;
import org.elicensing.bridge.ledger.SuspensionRows;

/** Timers and suspensions as they are shown, before they act and after. */
public final class ReadTimers {

  private static final String TIMERS = "select timer.*, licence.reference, declaration.mrn, declaration.lrn from timer"
      + " left join licence on licence.id = timer.licence_id left join declaration on declaration.id = timer.declaration_id";

  /** The place in the list that a page ends at. */
  public record Place(long due, long id) {

    static final Place START = new Place(Long.MIN_VALUE, 0);

    /** @throws IllegalArgumentException when it is none */
    public static Place of(String text) {
      if (text == null || text.isBlank()) {
        return START;
      }
      int dash = text.indexOf('-');
      long id = Reference.id(text.substring(dash + 1));
      if (dash < 1 || id < 0) {
        throw new IllegalArgumentException(text);
      }
      return new Place(Long.parseLong(text.substring(0, dash), Character.MAX_RADIX), id);
    }

    String text() {
      return Long.toString(due, Character.MAX_RADIX) + "-" + Reference.of(id);
    }
  }

  private final Database database;

  public ReadTimers(Database database) {
    this.database = database;
  }

  /**
   * Those that act first come first.
   *
   * @param state a state, or null for those that are still to act
   * @param kind null for all
   */
  public Map<String, Object> page(Timer.State state, TimerKind kind, Place after, int limit) {
    List<Object> values = new ArrayList<>(List.of(after.due(), after.due(), after.id()));
    String states = state == null ? "'open', 'postponed'" : "'" + state.name().toLowerCase(Locale.ROOT) + "'";
    String of = kind == null ? "" : " and timer.kind = ?";
    if (kind != null) {
      values.add(kind.text());
    }
    values.add(limit);
    return database.read(connection -> {
      List<Map<String, Object>> found = Sql.query(connection, TIMERS + " where timer.state in (" + states + ") and (timer.due_at > ? or timer.due_at = ? and timer.id > ?)" + of
          + " order by timer.due_at, timer.id limit ?", ReadTimers::tree, values.toArray());
      nameLicences(connection, found);
      Map<String, Object> page = new LinkedHashMap<>();
      page.put("timers", found);
      page.put("next", found.size() < limit ? null : found.get(found.size() - 1).get("place"));
      found.forEach(each -> each.remove("place"));
      return page;
    });
  }

  public Optional<Map<String, Object>> one(long id) {
    return database.read(connection -> {
      List<Map<String, Object>> found = Sql.query(connection, TIMERS + " where timer.id = ?", ReadTimers::tree, id);
      nameLicences(connection, found);
      found.forEach(each -> each.remove("place"));
      return found;
    }).stream().findFirst();
  }

  /** A watch over an exit belongs to a declaration: it is shown with every licence that was used. */
  private static void nameLicences(Connection connection, List<Map<String, Object>> timers) throws SQLException {
    record Used(long declarationId, String licence) {}
    Map<Long, List<String>> used = new HashMap<>();
    Sql.among(connection, "select distinct hold.declaration_id, licence.reference from hold join licence on licence.id = hold.licence_id where hold.declaration_id in (?) order by licence.reference",
        timers.stream().filter(each -> each.get("licence") == null).map(each -> each.get("declaration")).filter(Objects::nonNull).distinct().toList(),
        row -> new Used(row.getLong(1), row.getString(2))).forEach(each -> used.computeIfAbsent(each.declarationId(), id -> new ArrayList<>()).add(each.licence()));
    for (Map<String, Object> timer : timers) {
      Object declaration = timer.remove("declaration");
      if (timer.get("licence") == null) {
        List<String> licences = used.getOrDefault(declaration, List.of());
        timer.put("licence", licences.isEmpty() ? null : String.join(", ", licences));
      }
    }
  }

  private static Map<String, Object> tree(ResultSet row) throws SQLException {
    Timer timer = TimerRows.timer(row);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("reference", Reference.of(timer.id()));
    tree.put("kind", timer.kind().text());
    tree.put("state", timer.state().name().toLowerCase(Locale.ROOT));
    tree.put("due", timer.due().toString());
    tree.put("effect", timer.kind().effect());
    tree.put("licence", row.getString("reference"));
    tree.put("declaration", timer.declarationId());
    tree.put("mrn", row.getString("mrn"));
    tree.put("lrn", row.getString("lrn"));
    tree.put("since", timer.since().toString());
    tree.put("madeBy", Reference.of(timer.madeBy()));
    tree.put("endedBy", timer.endedBy() == null ? null : Reference.of(timer.endedBy()));
    tree.put("endedAt", timer.endedAt() == null ? null : timer.endedAt().toString());
    tree.put("outcome", timer.outcome());
    tree.put("note", timer.note());
    tree.put("place", new Place(timer.due().toEpochMilli(), timer.id()).text());
    return tree;
  }

  /** @param standing those that stand, else those that were lifted; newest first */
  public Map<String, Object> suspensions(boolean standing, long before, int limit) {
    return database.read(connection -> {
      List<Map<String, Object>> found = Sql.query(connection, "select suspension.*, licence.reference, declaration.mrn from suspension"
          + " join licence on licence.id = suspension.licence_id join declaration on declaration.id = suspension.declaration_id"
          + " where suspension.state = ? and suspension.id < ? order by suspension.id desc limit ?",
          row -> SuspensionPhrase.tree(SuspensionRows.suspension(row), row.getString("reference"), row.getString("mrn")), standing ? "open" : "lifted", before, limit);
      Map<String, Object> page = new LinkedHashMap<>();
      page.put("suspensions", found);
      page.put("next", found.size() < limit ? null : found.get(found.size() - 1).get("reference"));
      return page;
    });
  }

  /** Licence and MRN of a suspension. */
  public Optional<Map.Entry<String, String>> suspended(long id) {
    return database.read(connection -> Sql.query(connection, "select licence.reference, declaration.mrn from suspension join licence on licence.id = suspension.licence_id"
        + " join declaration on declaration.id = suspension.declaration_id where suspension.id = ?", row -> Map.entry(row.getString(1), row.getString(2)), id)).stream().findFirst();
  }
}
