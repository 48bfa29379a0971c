package org.elicensing.bridge.outages;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.elicensing.bridge.database.DatabaseUnavailable;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.database.StaleRow;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.reading.Json;
import org.elicensing.bridge.writer.Desk;
import org.elicensing.bridge.writer.Verdict;
import org.elicensing.bridge.writer.Work;

/** The bridge is available again; an outage that has not begun is cancelled. */
record EndOutage(Received received, Subject subject, long id, String person) implements Work {

  @Override
  public Verdict decide(Desk desk) {
    Instant now = desk.now();
    Optional<Outage> standing = read(desk).filter(outage -> outage.lastsAt(now) || outage.ahead(now));
    if (standing.isEmpty()) {
      return Verdict.refused("settled", new Reply("application/json", Json.bytes(Map.of("code", "outage-over", "sentence", "The outage is over or was cancelled already.")), null, null, 409));
    }
    Outage outage = standing.get();
    boolean cancelled = outage.ahead(now);
    Outage ended = new Outage(id, outage.from(), cancelled ? outage.until() : now, outage.planned(), cancelled ? "cancelled" : "ended", outage.person(), outage.reason(), person, outage.revision() + 1);
    desk.hasEffect();
    desk.fact("rule", ended.state());
    desk.errands().later(connection -> {
      int rows = Sql.update(connection, "update outage set state=?, until_at=?, ended_by=?, revision=? where id=? and revision=?", ended.state(),
          ended.until() == null ? null : ended.until().toEpochMilli(), person, ended.revision(), id, outage.revision());
      if (rows != 1) {
        throw new StaleRow("outage " + id);
      }
    });
    return Verdict.answered(null, new Reply("application/json", Json.bytes(ended.tree(now)), null, null, 200));
  }

  private Optional<Outage> read(Desk desk) {
    try {
      return Sql.query(desk.errands().connection(), "select * from outage where id = ?", Outage::of, id).stream().findFirst();
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    }
  }
}
