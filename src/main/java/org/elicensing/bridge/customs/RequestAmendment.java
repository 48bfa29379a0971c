package org.elicensing.bridge.customs;

import java.util.List;
import org.elicensing.bridge.database.Sql;

/** CC513C: the amended goods items are remembered until customs accepts or rejects them; nothing moves. */
final class RequestAmendment implements DeclarationStep {

  private final AcceptAmendment acceptance;

  RequestAmendment(AcceptAmendment acceptance) {
    this.acceptance = acceptance;
  }

  @Override
  public List<DocumentOutcome> work(DeclarationCase now) {
    Long accepted = now.course().awaiting();
    if (accepted == null) {
      now.put(now.course().requested(now.canonical()));
      return List.of(Say.nothing(null, Flags.of(now)));
    }
    now.late("The amendment was accepted before.");
    now.put(now.course().awaiting(null));
    now.desk().errands().later(connection -> Sql.update(connection, "update parked set state = 'resumed', settled_at = ? where message_id = ? and state = 'open'",
        now.desk().now().toEpochMilli(), accepted));
    return acceptance.accept(now, now.canonical());
  }
}
