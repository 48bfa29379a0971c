package org.elicensing.bridge.licensing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.declaration.Codes;
import org.elicensing.bridge.journal.ReadJournal;
import org.elicensing.bridge.journal.Reply;

/**
 * Usage messages once more, as they were told: of one licence from a number on, or everything of a system that is
 * outstanding. Those whose bytes are no longer kept are left out; the account of the licence still has their entries.
 */
public final class UsageAgain {

  private record Told(long id, long number) {}

  private final Database database;
  private final ReadJournal journal;
  private final NationalFormats formats;

  public UsageAgain(Database database, NationalFormats formats) {
    this.database = database;
    this.journal = new ReadJournal(database);
    this.formats = formats;
  }

  /**
   * Messages of one licence, by number.
   *
   * @return empty when the system has no licence of that reference
   */
  public Optional<Reply> of(String system, String reference, long after, int limit) {
    Optional<List<Told>> found = database.read(connection -> {
      List<Long> licence = Sql.query(connection, "select licence.id from licence_name join licence on licence.id = licence_name.licence_id"
          + " where licence_name.reference = ? and licence.system = ?", row -> row.getLong(1), Codes.normal(reference), system);
      return licence.isEmpty() ? Optional.empty() : Optional.of(Sql.query(connection, "select id, number from usage_message where licence_id = ? and number > ? order by number limit ?",
          row -> new Told(row.getLong(1), row.getLong(2)), licence.get(0), after, limit));
    });
    return found.map(told -> reply(system, told, told.size() < limit ? null : told.get(told.size() - 1).number()));
  }

  /** What is outstanding of all licences of the system, oldest first. */
  public Reply outstanding(String system, long after, int limit) {
    List<Told> told = database.read(connection -> Sql.query(connection, "select id, number from usage_message where system = ? and acknowledged_at is null and id > ? order by id limit ?",
        row -> new Told(row.getLong(1), row.getLong(2)), system, after, limit));
    return reply(system, told, told.size() < limit ? null : told.get(told.size() - 1).id());
  }

  private Reply reply(String system, List<Told> told, Long next) {
    RecordSyntax syntax = formats.syntax(system);
    String type = Phrasing.contentType(syntax);
    List<byte[]> messages = new ArrayList<>();
    for (Told each : told) {
      // A system that changed its syntax since is not given the old one among the new.
      journal.payload(each.id(), "raw").filter(raw -> raw.contentType().equals(type)).ifPresent(raw -> messages.add(raw.body()));
    }
    return new Reply(type, syntax == RecordSyntax.JSON ? json(messages, next) : xml(messages, next), null, null, 200);
  }

  private static byte[] json(List<byte[]> messages, Long next) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(out, "{\"messages\":[");
    for (int i = 0; i < messages.size(); i++) {
      write(out, i == 0 ? "" : ",");
      out.writeBytes(messages.get(i));
    }
    write(out, "],\"next\":" + (next == null ? "null" : "\"" + next + "\"") + "}");
    return out.toByteArray();
  }

  private static byte[] xml(List<byte[]> messages, Long next) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><UsageMessages xmlns=\"" + UsageMessages.NAMESPACE + "\">");
    messages.forEach(message -> out.writeBytes(withoutDeclaration(message)));
    write(out, (next == null ? "" : "<Next>" + next + "</Next>") + "</UsageMessages>");
    return out.toByteArray();
  }

  private static byte[] withoutDeclaration(byte[] message) {
    String text = new String(message, StandardCharsets.UTF_8);
    return text.startsWith("<?xml") ? text.substring(text.indexOf("?>") + 2).getBytes(StandardCharsets.UTF_8) : message;
  }

  private static void write(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
