package org.elicensing.bridge.writer;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.journal.JournalStore;
import org.elicensing.bridge.ledger.LedgerStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides a batch of works in order of receipt and makes everything about them durable in one commit. One
 * work or a hundred take the same path. When bridges collide on a row the batch is done again, unseen by
 * its callers; when a batch fails for another reason its works are done one by one, so that one bad work
 * never takes its neighbours with it.
 */
public final class BatchWriter {

  private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);
  private static final int TRIES = 20;
  /** Serialisation failure, deadlock, two bridges making the same row, lost connection while starting. */
  private static final Set<String> COLLISIONS = Set.of("40001", "40P01", "23505", "55P03");
  private static final int SQLITE_CONSTRAINT = 19;
  private static final int SQLITE_BUSY = 5;

  private final Database database;
  private final Ids ids;
  private final Clock clock;
  private final JournalStore journal;
  private final LedgerStore ledger;
  private final DeclarationStore declarations;
  private final UsageReporter usage;
  private final int allocationsShown;

  public BatchWriter(Database database, Ids ids, Clock clock, JournalStore journal, UsageReporter usage, int allocationsShown) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
    this.journal = journal;
    this.ledger = new LedgerStore(database, ids);
    this.declarations = new DeclarationStore(database, ids);
    this.usage = usage;
    this.allocationsShown = allocationsShown;
  }

  /** One result per work, in the same order; when this returns, everything is durable. */
  public List<Result> write(List<Work> works) {
    SQLException last = null;
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      try {
        return database.write(connection -> new Batch(connection, ids, clock, journal, ledger, declarations, usage, allocationsShown).run(works));
      } catch (SQLException e) {
        last = e;
        if (!collision(e)) {
          break;
        }
        pause(attempt);
      } catch (RuntimeException e) {
        return works.size() == 1 ? List.of(new Result.Failed(e)) : oneByOne(works, e);
      }
    }
    return works.size() == 1 ? List.of(new Result.Failed(last)) : oneByOne(works, last);
  }

  private List<Result> oneByOne(List<Work> works, Exception why) {
    LOG.warn("A batch of {} messages failed and is worked one by one: {}", works.size(), why.toString());
    List<Result> results = new ArrayList<>();
    works.forEach(work -> results.addAll(write(List.of(work))));
    return results;
  }

  private static boolean collision(SQLException e) {
    return COLLISIONS.contains(String.valueOf(e.getSQLState())) || e.getErrorCode() == SQLITE_BUSY
        || e.getErrorCode() == SQLITE_CONSTRAINT && String.valueOf(e.getMessage()).contains("UNIQUE");
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(java.util.concurrent.ThreadLocalRandom.current().nextLong(1, 5L * attempt + 2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
