package org.elicensing.bridge.queues;

import jakarta.jms.JMSException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One turn of the outbox: what may leave is sent and journalled. Rows that the broker may have already are
 * sent in a transaction each, since one duplicate makes it refuse the whole of it; all others go together.
 */
final class OutboxTurn {

  private static final int MOST = 500;

  private final OutboxRows rows;
  private final Dispatch dispatch;
  private final Refusals refusals = new Refusals();
  /** Sent, but not in the journal yet: the database was away between the two. */
  private final List<OutboxRow> unrecorded = new ArrayList<>();
  /** Rows up to this id may be with the broker already. */
  private final AtomicLong unsureUpTo = new AtomicLong();

  OutboxTurn(OutboxRows rows, Dispatch dispatch) {
    this.rows = rows;
    this.dispatch = dispatch;
  }

  void unsure(long upTo) {
    unsureUpTo.accumulateAndGet(upTo, Math::max);
  }

  /** Returns whether anything was settled, so that more may be waiting. */
  boolean run() throws JMSException, SQLException {
    record();
    dispatch.begin();
    List<OutboxRow> next = rows.next(MOST);
    long unsure = unsureUpTo.get();
    Set<String> held = new HashSet<>();
    boolean moved = false;
    try {
      moved = alone(next.stream().filter(row -> row.id() <= unsure).toList(), held);
      together(next.stream().filter(row -> row.id() > unsure && !held.contains(row.orderKey())).toList());
    } finally {
      moved |= !unrecorded.isEmpty();
      record();
    }
    return moved;
  }

  private void together(List<OutboxRow> sure) throws JMSException {
    if (sure.isEmpty() || dispatch.isLate()) {
      return;
    }
    try {
      dispatch.together(sure);
      unrecorded.addAll(sure);
    } catch (JMSException | RuntimeException e) {
      unsure(sure.get(sure.size() - 1).id());
      if (!dispatch.isThere()) {
        throw e;
      }
    }
  }

  /** Returns whether a row was given up. What is refused holds back what comes after it under the same key, and nothing else. */
  private boolean alone(List<OutboxRow> unsure, Set<String> held) throws JMSException, SQLException {
    boolean parked = false;
    for (OutboxRow row : unsure) {
      if (dispatch.isLate()) {
        return parked;
      }
      if (held.contains(row.orderKey()) || refusals.resting(row)) {
        held.add(row.orderKey());
        continue;
      }
      try {
        dispatch.alone(row);
        refusals.settled(row);
        unrecorded.add(row);
      } catch (JMSException | RuntimeException e) {
        if (!dispatch.isThere() || Dispatch.noRoom(e)) {
          throw e;
        }
        if (refusals.forGood(row)) {
          rows.unsendable(row, e.getMessage());
          refusals.settled(row);
          parked = true;
        } else {
          held.add(row.orderKey());
        }
      }
    }
    return parked;
  }

  private void record() throws SQLException {
    if (!unrecorded.isEmpty()) {
      rows.sent(unrecorded);
      unrecorded.clear();
    }
  }
}
