package org.elicensing.bridge.writer;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.journal.JournalEntry;
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
  private final CommitListener listener;
  private final int allocationsShown;

  public BatchWriter(Database database, Ids ids, Clock clock, JournalStore journal, UsageReporter usage, CommitListener listener, int allocationsShown) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
    this.journal = journal;
    this.ledger = new LedgerStore(database, ids);
    this.declarations = new DeclarationStore(database, ids);
    this.usage = usage;
    this.listener = listener;
    this.allocationsShown = allocationsShown;
  }

  /** One result per work, in the same order; when this returns, everything is durable. */
  public List<Result> write(List<Work> works) {
    try {
      return together(works);
    } catch (SQLException | RuntimeException e) {
      if (works.size() == 1) {
        return List.of(failed(works.get(0), e));
      }
      LOG.warn("A batch of {} messages failed and is worked one by one: {}", works.size(), e.toString());
      List<Result> results = new ArrayList<>();
      works.forEach(work -> results.addAll(write(List.of(work))));
      return results;
    }
  }

  private List<Result> together(List<Work> works) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        Batch[] batch = new Batch[1];
        List<Result> results = database.write(connection -> {
          batch[0] = new Batch(connection, ids, clock, journal, ledger, declarations, usage, allocationsShown);
          return batch[0].run(works);
        });
        tell(batch[0]);
        return results;
      } catch (SQLException e) {
        if (!collision(e) || attempt == TRIES) {
          throw e;
        }
        pause(attempt);
      }
    }
  }

  /** What is durable stays so, whatever becomes of those who hear of it. */
  private void tell(Batch batch) {
    try {
      listener.committed(batch.messages(), batch.moves());
    } catch (RuntimeException e) {
      LOG.error("A batch was written, but not everybody could be told", e);
    }
  }

  /** What cannot be written is parked with its reason; when not even that can be written, the database is away. */
  private Result failed(Work work, Exception why) {
    LOG.error("Message {} failed", work.received().reference(), why);
    if (work instanceof NoteWork || work.replay()) {
      return new Result.Failed(why, false);
    }
    NoteWork note = new NoteWork(work.received(), work.subject(), "failed", "bridge", null, Map.of("why", why.toString()),
        new JournalEntry.Parking("failed", String.valueOf(why.getMessage())), null, List.of());
    try {
      together(List.of(note));
      return new Result.Failed(why, true);
    } catch (SQLException | RuntimeException e) {
      return new Result.Failed(why, false);
    }
  }

  private static boolean collision(SQLException e) {
    return COLLISIONS.contains(String.valueOf(e.getSQLState())) || e.getErrorCode() == SQLITE_BUSY
        || e.getErrorCode() == SQLITE_CONSTRAINT && String.valueOf(e.getMessage()).contains("UNIQUE");
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(1, 5L * attempt + 2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
