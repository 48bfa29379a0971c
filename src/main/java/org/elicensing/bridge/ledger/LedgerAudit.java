package org.elicensing.bridge.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elicensing.bridge.database.Sql;

/**
 * Adds the ledger up anew: the entries of a line must come to its balances, be counted without a gap, and the last
 * of them must say what the line says; the holds must come to the balances too. Each is one set query that runs in a reader's snapshot and locks nothing.
 */
public final class LedgerAudit {

  /**
   * Two numbers that should be equal.
   *
   * @param what the column of the line, such as quantity_reserved
   * @param balance as the line has it, scaled ({@link Measure})
   * @param against entries, the last entry or holds
   * @param sum as they add up
   */
  public record Difference(String licence, int line, String what, long balance, String against, long sum) {}

  private static final String ENTRIES = "select line_id, sum(quantity_authorised) as quantity_limit, sum(quantity_reserved) as quantity_reserved,"
      + " sum(quantity_consumed) as quantity_consumed, sum(value_authorised) as value_limit, sum(value_reserved) as value_reserved,"
      + " sum(value_consumed) as value_consumed, count(*) as moves from entry group by line_id";
  private static final String LAST = "select line_id, quantity_authorised_after as quantity_limit, quantity_reserved_after as quantity_reserved,"
      + " quantity_consumed_after as quantity_consumed, value_authorised_after as value_limit, value_reserved_after as value_reserved,"
      + " value_consumed_after as value_consumed, sequence as moves from entry"
      + " where sequence = (select max(other.sequence) from entry other where other.line_id = entry.line_id)";
  private static final String HOLDS = "select line_id, sum(case when consumed = 0 then quantity else 0 end) as quantity_reserved,"
      + " sum(case when consumed = 1 then quantity else 0 end) as quantity_consumed, sum(case when consumed = 0 then value else 0 end) as value_reserved,"
      + " sum(case when consumed = 1 then value else 0 end) as value_consumed, count(*) as allocations from hold group by line_id";

  private static final List<String> IN_ENTRIES =
      List.of("quantity_limit", "quantity_reserved", "quantity_consumed", "value_limit", "value_reserved", "value_consumed", "moves");
  private static final List<String> IN_HOLDS = List.of("quantity_reserved", "quantity_consumed", "value_reserved", "value_consumed", "allocations");

  private LedgerAudit() {}

  /** Everything that does not add up; empty when the books are in order. */
  public static List<Difference> differences(Connection connection) throws SQLException {
    List<Difference> differences = new ArrayList<>(against(connection, "entries", ENTRIES, IN_ENTRIES));
    differences.addAll(against(connection, "the last entry", LAST, IN_ENTRIES));
    differences.addAll(against(connection, "holds", HOLDS, IN_HOLDS));
    return differences;
  }

  private static List<Difference> against(Connection connection, String name, String sums, List<String> columns) throws SQLException {
    String both = columns.stream().flatMap(column -> Stream.of(balance(column) + " as balance_" + column, sum(column) + " as sum_" + column)).collect(Collectors.joining(", "));
    String differing = columns.stream().map(column -> balance(column) + " <> " + sum(column)).collect(Collectors.joining(" or "));
    return Sql.query(connection, "select licence.reference, line.line_number, " + both + " from licence_line line"
        + " join licence on licence.id = line.licence_id left join (" + sums + ") sums on sums.line_id = line.id where " + differing
        + " order by licence.reference, line.line_number", row -> of(row, name, columns)).stream().flatMap(List::stream).toList();
  }

  private static String balance(String column) {
    return "coalesce(line." + column + ", 0)";
  }

  private static String sum(String column) {
    return "coalesce(sums." + column + ", 0)";
  }

  private static List<Difference> of(ResultSet row, String against, List<String> columns) throws SQLException {
    List<Difference> differences = new ArrayList<>();
    for (String column : columns) {
      long balance = row.getLong("balance_" + column);
      long sum = row.getLong("sum_" + column);
      if (balance != sum) {
        differences.add(new Difference(row.getString("reference"), row.getInt("line_number"), column, balance, against, sum));
      }
    }
    return differences;
  }
}
