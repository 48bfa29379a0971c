package org.elicensing.bridge.certex;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.ledger.LedgerRows;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.licence.LicenceStatus;
import org.elicensing.bridge.licence.ShownStatus;

/**
 * Reads lists of licences page by page, in the order in which the bridge came to know them: a licence that comes
 * meanwhile stands at the end, so no page shows one twice or leaves one out.
 */
final class ReadList {

  /** Pages' worth of licences that are looked through for one page: a page may be short, or even empty, and not the last. */
  private static final int PATIENCE = 20;

  private final Database database;
  private final Clock clock;
  private final ZoneId zone;
  private final int size;

  /** @param size most licences of a page */
  ReadList(Database database, Clock clock, ZoneId zone, int size) {
    this.database = database;
    this.clock = clock;
    this.zone = zone;
    this.size = size;
  }

  /** @param next licence after which the next page goes on; null on the last */
  record Page(List<Listed> licences, Long next) {}

  Page page(LicenceFilter filter, long after) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    return database.read(connection -> {
      List<Listed> found = new ArrayList<>();
      long last = after;
      for (int turn = 0; turn < PATIENCE; turn++) {
        List<Licence> some = some(connection, filter, last, size + 1);
        Map<Long, List<Line>> lines = lines(connection, some);
        for (Licence licence : some.subList(0, Math.min(size, some.size()))) {
          LicenceStatus shown = ShownStatus.of(licence, today, Line.allUsedUp(lines.getOrDefault(licence.id(), List.of())));
          if (filter.shows(shown)) {
            if (found.size() == size) {
              return new Page(found, last);
            }
            found.add(new Listed(licence.certificateId(), shown));
          }
          last = licence.id();
        }
        if (some.size() <= size) {
          return new Page(found, null);
        }
      }
      return new Page(found, last);
    });
  }

  private static List<Licence> some(Connection connection, LicenceFilter filter, long after, int most) throws SQLException {
    List<Object> values = new ArrayList<>(List.of(after));
    String conditions = filter.conditions(values);
    values.add(most);
    return Sql.query(connection, "select * from licence where id > ?" + conditions + " order by id limit ?", LedgerRows::licence, values.toArray());
  }

  private static Map<Long, List<Line>> lines(Connection connection, List<Licence> licences) throws SQLException {
    return Sql.among(connection, "select " + LedgerRows.LINE + " from licence_line where licence_id in (?)", licences.stream().map(Licence::id).toList(), LedgerRows::line)
        .stream().collect(Collectors.groupingBy(Line::licenceId));
  }
}
