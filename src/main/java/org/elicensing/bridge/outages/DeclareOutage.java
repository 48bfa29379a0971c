package org.elicensing.bridge.outages;

import java.time.Instant;
import java.util.Set;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.reading.Json;
import org.elicensing.bridge.writer.Desk;
import org.elicensing.bridge.writer.Verdict;
import org.elicensing.bridge.writer.Work;

/** A person says that the bridge is or will be unavailable. It keeps answering whoever reaches it. */
record DeclareOutage(Received received, Subject subject, Instant from, Instant until, boolean planned, String person, String reason) implements Work {

  static Subject subject(String kind, String person) {
    return new Subject(kind, person, null, null, null, null, null, null, Set.of());
  }

  @Override
  public Verdict decide(Desk desk) {
    Outage outage = new Outage(desk.nextId(), from, until, planned, "declared", person, reason, null, 1);
    long messageId = desk.messageId();
    desk.hasEffect();
    desk.fact("rule", "declared");
    desk.fact("outage", outage.text());
    desk.errands().later(connection -> Sql.update(connection, "insert into outage (id, from_at, until_at, planned, state, person, reason, made_by, revision) values (?,?,?,?,'declared',?,?,?,1)",
        outage.id(), from.toEpochMilli(), until == null ? null : until.toEpochMilli(), planned ? 1 : 0, person, reason, messageId));
    return Verdict.answered(null, new Reply("application/json", Json.bytes(outage.tree(desk.now())), null, null, 200));
  }
}
