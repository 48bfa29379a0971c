package org.elicensing.bridge.outages;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.DatabaseUnavailable;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.writer.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Outages as everybody sees them. Those that last or lie ahead are kept in memory and looked up every second, so that every answer
 * can say so without asking, also while the database is away.
 */
public final class OutageBoard implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(OutageBoard.class);

  private final Database database;
  private final Clock clock;
  private volatile List<Outage> declared = List.of();

  public OutageBoard(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Looks what any bridge was told. */
  @Override
  public void run() {
    try {
      declared = database.read(connection -> Sql.query(connection, "select * from outage where until_at is null or until_at > ? order by from_at", Outage::of, clock.millis()));
    } catch (DatabaseUnavailable e) {
      LOG.debug("Outages cannot be looked up: {}", e.toString());
    }
  }

  /** The outage that lasts now; of several the one that lasts longest. */
  public Optional<Outage> now() {
    Instant now = clock.instant();
    return declared.stream().filter(outage -> outage.lastsAt(now)).max(Comparator.comparing(outage -> outage.until() == null ? Instant.MAX : outage.until()));
  }

  /** The next one that was announced. */
  public Optional<Outage> next() {
    Instant now = clock.instant();
    return declared.stream().filter(outage -> outage.ahead(now)).findFirst();
  }

  public Work declare(Received received, Instant from, Instant until, boolean planned, String person, String reason) {
    return new DeclareOutage(received, DeclareOutage.subject("DeclareOutage", person), from, until, planned, person, reason);
  }

  public Work end(Received received, long id, String person) {
    return new EndOutage(received, DeclareOutage.subject("EndOutage", person), id, person);
  }

  /** Newest first. */
  public Map<String, Object> page(long before, int limit) {
    Instant now = clock.instant();
    List<Map<String, Object>> found = database.read(connection -> Sql.query(connection, "select * from outage where id < ? order by id desc limit ?", row -> Outage.of(row).tree(now), before, limit));
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("outages", found);
    page.put("next", found.size() < limit ? null : found.get(found.size() - 1).get("reference"));
    return page;
  }
}
