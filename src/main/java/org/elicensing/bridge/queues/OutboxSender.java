package org.elicensing.bridge.queues;

import jakarta.jms.JMSException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.DatabaseUnavailable;
import org.elicensing.bridge.journal.JournalStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what this bridge wrote into the outbox, oldest first. What has left moves into the journal; what
 * cannot leave while broker or database are away waits for them.
 */
public final class OutboxSender implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);
  private static final long POLL_MILLIS = 200;
  private static final long DRAIN_SECONDS = 5;
  private static final long SHORTEST_REST_MILLIS = 20;
  private static final long LONGEST_REST_MILLIS = 50;

  private final OutboxRows rows;
  private final Dispatch dispatch;
  private final OutboxTurn turn;
  private final Clock clock;
  private final Semaphore wakes = new Semaphore(0);
  private final Thread thread = new Thread(this::run, "outbox");
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile long drainUntil;
  private boolean databaseAway;

  /** @param bridge whose rows are sent; the id that the journal writes them under */
  public OutboxSender(Database database, JournalStore journal, Broker broker, long bridge, Clock clock) {
    this.rows = new OutboxRows(database, journal, bridge, clock);
    this.dispatch = new Dispatch(broker.connectionFactory());
    this.turn = new OutboxTurn(rows, dispatch);
    this.clock = clock;
  }

  /** Begins to send. Rows that are there already may have been sent by whoever wrote them. */
  public OutboxSender start() {
    turn.unsure(rows.newest());
    thread.start();
    return this;
  }

  /** Says that a commit put something into the outbox. Cheap, from any thread. */
  public void wake() {
    if (wakes.availablePermits() == 0) {
      wakes.release();
    }
  }

  /** Says that rows up to this id are taken over from a bridge that may have sent them; to be called before their new owner is committed. */
  public void takeOver(long highestId) {
    turn.unsure(highestId);
    wake();
  }

  /** Messages of this bridge that wait. */
  public long backlog() {
    return rows.backlog().messages();
  }

  /** How long the oldest of them waits; zero when none does. */
  public Duration oldestAge() {
    long oldest = rows.backlog().oldestAt();
    return oldest == 0 ? Duration.ZERO : Duration.ofMillis(Math.max(0, clock.millis() - oldest));
  }

  private void run() {
    Backoff backoff = new Backoff();
    try {
      boolean more = true;
      while (more) {
        boolean last = closing.getCount() == 0;
        boolean moved = turn(backoff);
        more = !last || moved && System.nanoTime() - drainUntil < 0;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      dispatch.close();
    }
  }

  private boolean turn(Backoff backoff) throws InterruptedException {
    try {
      long began = System.nanoTime();
      boolean moved = turn.run();
      databaseBack();
      backoff.reset();
      if (moved) {
        rest(System.nanoTime() - began);
      } else if (wakes.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        wakes.drainPermits();
      }
      return moved;
    } catch (JMSException e) {
      dispatch.lost(e);
    } catch (SQLException | DatabaseUnavailable e) {
      databaseAway(e);
    } catch (RuntimeException e) {
      LOG.error("The outbox failed and is tried again", e);
    }
    // Not cut short by a wake: under load that would be no back-off at all.
    closing.await(backoff.nextMillis(), TimeUnit.MILLISECONDS);
    return false;
  }

  /**
   * As long as the turn took, within bounds: what comes meanwhile leaves together, and those who decide have the database to
   * themselves for at least half of the time. A caller who asks one thing after the other finds it free almost always.
   */
  private void rest(long nanos) throws InterruptedException {
    closing.await(Math.max(SHORTEST_REST_MILLIS, Math.min(LONGEST_REST_MILLIS, TimeUnit.NANOSECONDS.toMillis(nanos))), TimeUnit.MILLISECONDS);
  }

  private void databaseAway(Exception why) {
    if (!databaseAway) {
      LOG.warn("outbox: the database is away, trying again until it is back: {}", why.toString());
      databaseAway = true;
    }
  }

  private void databaseBack() {
    if (databaseAway) {
      LOG.info("outbox: the database is back");
      databaseAway = false;
    }
  }

  /** Sends what still waits, for a few seconds at most; the rest stays in the outbox. */
  @Override
  public void close() {
    drainUntil = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
    closing.countDown();
    wake();
    try {
      thread.join(Duration.ofSeconds(DRAIN_SECONDS + 5).toMillis());
      thread.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
