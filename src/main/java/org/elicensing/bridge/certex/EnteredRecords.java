package org.elicensing.bridge.certex;

import java.sql.SQLException;
import java.util.Optional;
import org.elicensing.bridge.certex.RecordEntry.Action;
import org.elicensing.bridge.database.DatabaseUnavailable;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.writer.Desk;

/** The records that customs entered for one declaration on one licence (Art 9); every version of each is kept. */
final class EnteredRecords {

  private final Desk desk;
  private final long licence;
  private final long declaration;

  EnteredRecords(Desk desk, long licence, long declaration) {
    this.desk = desk;
    this.licence = licence;
    this.declaration = declaration;
  }

  /** @param text null when it was deleted */
  record Version(String text) {}

  /** The newest version, or empty when there never was one; works of this batch before this one have not been written yet. */
  Optional<Version> newest(String reference) {
    if (desk.books().margin.get(key(reference)) instanceof Version inBatch) {
      return Optional.of(inBatch);
    }
    try {
      return Sql.query(desk.errands().connection(), "select body from entered_record where licence_id = ? and declaration_id = ? and reference = ? order by message_id desc limit 1",
          row -> new Version(row.getString(1)), licence, declaration, reference).stream().findFirst();
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    }
  }

  void put(String reference, Action action, String text, String office) {
    desk.books().margin.put(key(reference), new Version(text));
    desk.hasEffect();
    desk.errands().later(connection -> Sql.update(connection, "insert into entered_record (message_id, licence_id, declaration_id, reference, action, body, office, recorded_at)"
        + " values (?,?,?,?,?,?,?,?)", desk.messageId(), licence, declaration, reference, action.word(), text, office, desk.now().toEpochMilli()));
  }

  private String key(String reference) {
    return "record/" + licence + "/" + declaration + "/" + reference;
  }
}
