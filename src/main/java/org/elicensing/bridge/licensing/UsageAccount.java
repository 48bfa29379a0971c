package org.elicensing.bridge.licensing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Sql;

/** What was told of use, and what of it is acknowledged: for operators and for machines that watch. */
public final class UsageAccount {

  /**
   * One licensing system.
   *
   * @param oldest when the oldest outstanding message was told; null when none is
   */
  public record OfSystem(String system, long told, long acknowledged, Instant oldest) {

    public long outstanding() {
      return told - acknowledged;
    }
  }

  /**
   * One message.
   *
   * @param id in outbox and journal
   * @param number counts the messages of the licence
   * @param acknowledgedAt null while it is outstanding
   */
  public record Told(long id, String system, String licence, long number, Instant toldAt, Instant acknowledgedAt) {}

  private final Database database;

  public UsageAccount(Database database) {
    this.database = database;
  }

  public List<OfSystem> systems() {
    return database.read(connection -> Sql.query(connection, "select usage_count.system, sum(told) as told, sum(acknowledged) as acknowledged,"
        + " (select min(told_at) from usage_message where usage_message.system = usage_count.system and acknowledged_at is null) as oldest"
        + " from usage_count group by usage_count.system order by usage_count.system",
        row -> new OfSystem(row.getString("system"), row.getLong("told"), row.getLong("acknowledged"), instant(row, "oldest"))));
  }

  /**
   * Messages in the order they were told.
   *
   * @param outstanding null for all
   * @param system null for all
   * @param licence reference, normalised; null for all
   */
  public List<Told> messages(Boolean outstanding, String system, String licence, long after, int limit) {
    StringBuilder sql = new StringBuilder("select usage_message.id, usage_message.system, licence.reference, number, told_at, acknowledged_at"
        + " from usage_message join licence on licence.id = usage_message.licence_id where usage_message.id > ?");
    if (outstanding != null) {
      sql.append(outstanding ? " and acknowledged_at is null" : " and acknowledged_at is not null");
    }
    List<Object> values = new ArrayList<>(List.of(after));
    if (system != null) {
      sql.append(" and usage_message.system = ?");
      values.add(system);
    }
    if (licence != null) {
      sql.append(" and usage_message.licence_id in (select licence_id from licence_name where reference = ?)");
      values.add(licence);
    }
    sql.append(" order by usage_message.id limit ?");
    values.add(limit);
    return database.read(connection -> Sql.query(connection, sql.toString(), UsageAccount::told, values.toArray()));
  }

  private static Told told(ResultSet row) throws SQLException {
    return new Told(row.getLong("id"), row.getString("system"), row.getString("reference"), row.getLong("number"), instant(row, "told_at"), instant(row, "acknowledged_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    Long millis = Sql.longOrNull(row, column);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
