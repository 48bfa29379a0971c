package org.elicensing.bridge.writer;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.DatabaseUnavailable;
import org.elicensing.bridge.database.Failures;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.database.Sql;
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

  private final Database database;
  private final Ids ids;
  private final Clock clock;
  private final JournalStore journal;
  private final LedgerStore ledger;
  private final DeclarationStore declarations;
  private final UsageReporter usage;
  private final Aftermath aftermath;
  private final CommitListener listener;
  private final int allocationsShown;

  /** A writer without aftermath. */
  public BatchWriter(Database database, Ids ids, Clock clock, JournalStore journal, UsageReporter usage, CommitListener listener, int allocationsShown) {
    this(database, ids, clock, journal, usage, Aftermath.NONE, listener, allocationsShown);
  }

  public BatchWriter(Database database, Ids ids, Clock clock, JournalStore journal, UsageReporter usage, Aftermath aftermath, CommitListener listener, int allocationsShown) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
    this.journal = journal;
    this.ledger = new LedgerStore(database, ids);
    this.declarations = new DeclarationStore(database, ids);
    this.usage = usage;
    this.aftermath = aftermath;
    this.listener = listener;
    this.allocationsShown = allocationsShown;
  }

  /** One result per work, in the same order; when this returns, everything is durable. */
  public List<Result> write(List<Work> works) {
    if (works.stream().noneMatch(work -> work.received().heldUp())) {
      return holdingUp(works, written(works));
    }
    List<Result> results = new ArrayList<>();
    for (Work work : works) {
      results.add(work.received().heldUp() ? new Result.Failed(new HeldUp(), false) : write(List.of(work)).get(0));
    }
    return results;
  }

  /** Those behind a message that is not durable must not overtake it. */
  private static List<Result> holdingUp(List<Work> works, List<Result> results) {
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) instanceof Result.Failed failed && !failed.journalled()) {
        works.get(i).received().holdUp();
      }
    }
    return results;
  }

  private List<Result> written(List<Work> works) {
    try {
      return together(works);
    } catch (SQLException | RuntimeException e) {
      if (Failures.databaseAway(e)) {
        return works.stream().<Result>map(work -> new Result.Failed(e, false)).toList();
      }
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
      Attempt attempted = new Attempt();
      try {
        database.write(connection -> attempted.run(connection, works));
        return attempted.told();
      } catch (SQLException e) {
        if (attempted.results != null && Failures.databaseAway(e) && attempted.stands()) {
          return attempted.told();
        }
        if (!Failures.collision(e) || attempt == TRIES) {
          throw e;
        }
        pause(attempt);
      }
    }
  }

  /** One go at a batch, and what came of it. */
  private final class Attempt {
    private Batch batch;
    private List<Result> results;

    List<Result> run(Connection connection, List<Work> works) throws SQLException {
      batch = new Batch(connection, works, ids, clock, journal, ledger, declarations, usage, aftermath, allocationsShown);
      results = batch.run();
      return results;
    }

    /** Whether a commit that was answered by a lost connection had become durable all the same. */
    boolean stands() {
      List<Long> written = batch.messages().stream().filter(entry -> !entry.replay()).map(entry -> entry.received().id()).toList();
      try {
        return !database.read(connection -> Sql.among(connection, "select id from message where id in (?)", written, row -> row.getLong(1))).isEmpty();
      } catch (DatabaseUnavailable e) {
        return false;
      }
    }

    List<Result> told() {
      tell(batch);
      return results;
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
        work instanceof DryRun ? null : new JournalEntry.Parking("failed", String.valueOf(why.getMessage())), null, List.of());
    try {
      together(List.of(note));
      return new Result.Failed(why, true);
    } catch (SQLException | RuntimeException e) {
      return new Result.Failed(why, false);
    }
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(1, 5L * attempt + 2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
